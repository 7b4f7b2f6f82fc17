/** What the doors of service levels take and answer, in parts. */
import { z } from 'zod';
import { Conditions, ToldConditions } from '../conversations/conditions.ts';
import { Priority, Tags } from '../conversations/particulars-contract.ts';
import { Instant } from '../customers/shapes-contract.ts';
import { TimeZone } from '../workspaces/contract.ts';

export const SERVICE_METRICS = ['first-response', 'next-response', 'resolution'] as const;
/**
 * `first-response`: from the customer's first message to our first answer. `next-response`: of every later wait, from
 * the first message that nobody answered to the answer. `resolution`: from the first message, or the one that opened
 * it again, until it is solved.
 */
export const ServiceMetric = z.enum(SERVICE_METRICS);
export type ServiceMetric = z.infer<typeof ServiceMetric>;

export const SERVICE_STATES = ['running', 'paused', 'warning', 'hit', 'missed', 'void'] as const;
/** `void`: solved while the customer still waited, before it was due; counts for nothing. */
export const ServiceState = z.enum(SERVICE_STATES);
export type ServiceState = z.infer<typeof ServiceState>;

const Name = z.string().trim().min(1).max(120);
const MINUTES_A_DAY = 1440;

const Interval = z
  .object({
    /** Minutes of the day: 540 is 09:00. */
    from: z
      .int()
      .min(0)
      .max(MINUTES_A_DAY - 1),
    /** At or before `from`: on the day after. 1440 is midnight. */
    to: z.int().min(0).max(MINUTES_A_DAY),
  })
  .strict();

/** A day that exists: `2026-12-25`. */
const Day = z.iso.date();

export const Holiday = z
  .object({
    date: Day,
    name: z.string().trim().max(120).default(''),
    /** Every year on this day. */
    yearly: z.boolean().default(false),
  })
  .strict();

/** Without defaults: what is left out of a change stays. */
const calendarFields = {
  name: Name,
  /** IANA name; null: the workspace's own. */
  timeZone: TimeZone.nullable(),
  /** Seven days, Monday first, each with the intervals that begin on it. */
  week: z.array(z.array(Interval).max(12)).length(7),
  holidays: z.array(Holiday).max(1000),
  /** Of an iCalendar file (.ics) of holidays; null for none. */
  feedUrl: z
    .url({
      protocol: /^(https?|webcal)$/,
      error: 'must be an address that begins with https://, http:// or webcal://',
    })
    .max(2000)
    .nullable(),
};

export const CalendarBody = z
  .object({
    ...calendarFields,
    timeZone: calendarFields.timeZone.default(null),
    holidays: calendarFields.holidays.default([]),
    feedUrl: calendarFields.feedUrl.default(null),
  })
  .strict();
export type CalendarBody = z.output<typeof CalendarBody>;

export const CalendarChange = z
  .object({ ...calendarFields, /** Means it from now on where none is named. */ usual: z.literal(true) })
  .partial()
  .strict();

export const Calendar = z.object({
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string().nullable(),
  week: z.array(z.array(z.object({ from: z.int(), to: z.int() }))),
  holidays: z.array(z.object({ date: z.string(), name: z.string(), yearly: z.boolean() })),
  /** The one that is meant when none is named. */
  usual: z.boolean(),
  feed: z
    .object({
      url: z.string(),
      /** When it was last read; null while it never was. */
      readAt: Instant.nullable(),
      /** When it last could not be read, and why; null since it could. */
      failedAt: Instant.nullable(),
      failure: z.string().nullable(),
      holidays: z.array(z.object({ date: z.string(), name: z.string() })),
    })
    .nullable(),
  /** How many policies go by it. */
  policies: z.int(),
});

/** At most ten years, in seconds. */
const Target = z
  .int()
  .min(1)
  .max(10 * 366 * 86_400)
  .nullable()
  .default(null);

const Targets = z.object({ firstResponse: Target, nextResponse: Target, resolution: Target }).strict();
const Seconds = z.int().nullable();
const ToldTargets = z.object({ firstResponse: Seconds, nextResponse: Seconds, resolution: Seconds });

export const Escalation = z
  .object({
    on: z.enum(['warning', 'missed']),
    /** Of which metrics; an empty list means all. */
    metrics: z.array(ServiceMetric).max(3).default([]),
    /** Raised to it, never lowered. */
    priority: Priority.nullable().default(null),
    /** Key of a department. */
    department: z.string().max(100).nullable().default(null),
    /** Id of a member. */
    assignee: z.uuid().nullable().default(null),
    tags: Tags.default([]),
  })
  .strict()
  .refine(({ priority, department, assignee, tags }) => priority || department || assignee || tags.length, {
    error: 'must do something: raise the priority, assign it or tag it',
  });

/** Without defaults: what is left out of a change stays. */
const policyFields = {
  name: Name,
  enabled: z.boolean(),
  /** For which conversations. All conditions hold together; an empty list fits everything. */
  match: Conditions,
  /** In seconds, of each priority; null is not measured against. */
  targets: z.object({ low: Targets, normal: Targets, high: Targets, urgent: Targets }).strict(),
  /** Whose open hours count; null: by the clock, day and night. */
  calendar: z.uuid().nullable(),
  /** Whether the time in which we wait for the customer is left out of the resolution. */
  pausesWaiting: z.boolean(),
  /** Warn when so much of the target is used up. */
  warnPercent: z.int().min(1).max(100),
  escalations: z.array(Escalation).max(20),
};

const FITS_ALL = { priorities: [], channels: [], departments: [], segments: [] };

export const PolicyBody = z
  .object({
    ...policyFields,
    enabled: policyFields.enabled.default(true),
    match: policyFields.match.default(FITS_ALL),
    calendar: policyFields.calendar.default(null),
    pausesWaiting: policyFields.pausesWaiting.default(true),
    warnPercent: policyFields.warnPercent.default(80),
    escalations: policyFields.escalations.default([]),
  })
  .strict();
export type PolicyBody = z.output<typeof PolicyBody>;

export const PolicyChange = z.object(policyFields).partial().strict();

/** What is told of a policy, as it was written. */
export const ProposedPolicy = z.object({
  name: z.string(),
  enabled: z.boolean(),
  match: ToldConditions,
  targets: z.object({ low: ToldTargets, normal: ToldTargets, high: ToldTargets, urgent: ToldTargets }),
  calendar: z.uuid().nullable(),
  pausesWaiting: z.boolean(),
  warnPercent: z.int(),
  escalations: z.array(
    z.object({
      on: z.enum(['warning', 'missed']),
      metrics: z.array(ServiceMetric),
      priority: Priority.nullable(),
      department: z.string().nullable(),
      assignee: z.uuid().nullable(),
      tags: z.array(z.string()),
    }),
  ),
});

export const Policy = ProposedPolicy.extend({ id: z.uuid() });

/** One wait, or one way to a solution. */
export const ServiceTime = z.object({
  metric: ServiceMetric,
  startedAt: Instant,
  /** Null while it runs. */
  endedAt: Instant.nullable(),
  endedBy: z.enum(['answered', 'solved', 'dropped']).nullable(),
  /** From beginning to end; null while it runs. */
  clockSeconds: z.int().nullable(),
  /** Of them, those within business hours. */
  businessSeconds: z.int().nullable(),
  /** Null when it is held against no target. */
  state: ServiceState.nullable(),
  /** By which it was measured; null also when that one is gone. */
  policy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  targetSeconds: z.int().nullable(),
  /** Of the target, when it ended. */
  usedSeconds: z.int().nullable(),
  warnAt: Instant.nullable(),
  /** Null while it is paused. */
  dueAt: Instant.nullable(),
});
