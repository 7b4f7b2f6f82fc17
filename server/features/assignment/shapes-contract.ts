/** What the doors of assignment take and answer, in parts. */
import { z } from 'zod';
import { Conditions, ToldConditions } from '../conversations/conditions.ts';
import { Priority, Tags } from '../conversations/particulars-contract.ts';
import { Language } from '../conversations/shapes-contract.ts';
import { Instant } from '../customers/shapes-contract.ts';

/**
 * `nobody`: by hand. `round-robin`: whoever was given one longest ago. `fewest-open`: whoever has the fewest new and open
 * ones, of equals as by round robin.
 */
export const HOWS = ['nobody', 'round-robin', 'fewest-open'] as const;

/** `anybody`: also who is away. `available`: who is not away. `here`: of these, who was at a screen lately. */
export const PRESENCES = ['available', 'anybody', 'here'] as const;

const Key = z.string().max(100);

export const PolicyBody = z
  .object({
    how: z.enum(HOWS),
    presence: z.enum(PRESENCES).default('available'),
    /** With `here`: how lately. */
    hereMinutes: z.int().min(1).max(1440).default(15),
    /** Only to who speaks the conversation's language, where that is known. */
    byLanguage: z.boolean().default(true),
    /** What is opened again while whoever had it is away goes to somebody else. */
    handsOver: z.boolean().default(false),
    /** Key of the department that helps when nobody here can; null: it stays unassigned until somebody can. */
    overflow: Key.nullable().default(null),
    /** How long it waits before that. */
    overflowMinutes: z.int().min(0).max(10_080).default(0),
  })
  .strict();
export type PolicyBody = z.output<typeof PolicyBody>;

export const AssignmentPolicy = z.object({
  /** Key; null: of all departments that have none of their own, and of what is in none. */
  department: z.string().nullable(),
  how: z.enum(HOWS),
  presence: z.enum(PRESENCES),
  hereMinutes: z.int(),
  byLanguage: z.boolean(),
  handsOver: z.boolean(),
  overflow: z.string().nullable(),
  overflowMinutes: z.int(),
});

export const AssignmentMember = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whether they are given conversations. */
  takesPart: z.boolean(),
  /** Whether that was said of them; else it is as usual: agents are, others are not. */
  chosen: z.boolean(),
  /** At most so many new and open ones; null: any number. */
  capacity: z.int().nullable(),
  /** Empty: every language. */
  languages: z.array(Language),
  /** Keys of those they serve. */
  departments: z.array(z.string()),
  /** Whether these were named; else it is their own. */
  departmentsNamed: z.boolean(),
  /** Since when they are away; null while they are not. */
  awaySince: Instant.nullable(),
  /** When they were last at a screen; null when that is not known. */
  seenAt: Instant.nullable(),
  /** How many new and open ones they have. */
  open: z.int(),
});

export const MemberChange = z
  .object({
    /** Null: as usual. */
    takesPart: z.boolean().nullable(),
    capacity: z.int().min(0).max(10_000).nullable(),
    languages: z.array(Language).max(4),
    /** Null: their own. */
    departments: z.array(Key).max(100).nullable(),
    away: z.boolean(),
  })
  .partial()
  .strict();
export type MemberChange = z.output<typeof MemberChange>;

export const Availability = z.object({
  /** Since when the caller is away; null while they are not. */
  awaySince: Instant.nullable(),
  /** Whether they are given conversations at all. */
  takesPart: z.boolean(),
});

const Words = z.array(z.string().trim().min(1).max(100)).max(50);

/** Without defaults: what is left out of a change stays. */
const ruleFields = {
  name: z.string().trim().min(1).max(120),
  enabled: z.boolean(),
  match: Conditions.extend({
    /** Ids of the accounts by which they arrived. */
    accounts: z.array(z.uuid()).max(50).default([]),
    /** Of the conversation, where it is known; `none` where it is not. */
    languages: z
      .array(z.union([Language, z.literal('none')]))
      .max(5)
      .default([]),
    /** At least one of them is in the subject or the first message. Accents and case do not matter. */
    words: Words.default([]),
  }).strict(),
  does: z
    .object({
      department: Key.nullable().default(null),
      /** Id of a member. */
      assignee: z.uuid().nullable().default(null),
      priority: Priority.nullable().default(null),
      tags: Tags.default([]),
    })
    .strict()
    .refine(({ department, assignee, priority, tags }) => department || assignee || priority || tags.length, {
      error: 'must do something: set a department, somebody, a priority or tags',
    }),
  /** Whether the rules after it are looked at, too. */
  goesOn: z.boolean(),
};

const FITS_ALL = {
  ...{ priorities: [], channels: [], departments: [], segments: [] },
  ...{ accounts: [], languages: [], words: [] },
};

export const RuleBody = z
  .object({
    ...ruleFields,
    enabled: ruleFields.enabled.default(true),
    match: ruleFields.match.default(FITS_ALL),
    goesOn: ruleFields.goesOn.default(false),
  })
  .strict();
export type RuleBody = z.output<typeof RuleBody>;

export const RuleChange = z.object(ruleFields).partial().strict();
export type RuleChange = z.output<typeof RuleChange>;

export const RoutingRule = z.object({
  id: z.uuid(),
  name: z.string(),
  enabled: z.boolean(),
  match: ToldConditions.extend({
    accounts: z.array(z.uuid()),
    languages: z.array(z.string()),
    words: z.array(z.string()),
  }),
  does: z.object({
    department: z.string().nullable(),
    assignee: z.uuid().nullable(),
    priority: Priority.nullable(),
    tags: z.array(z.string()),
  }),
  goesOn: z.boolean(),
});
