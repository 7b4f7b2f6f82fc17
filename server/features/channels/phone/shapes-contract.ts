/** A telephone as people set it up, and its calls. */
import { z } from 'zod';
import { Language } from '../../conversations/shapes-contract.ts';
import { called, Instant } from '../../customers/shapes-contract.ts';

export const CALL_STATES = ['ringing', 'answered', 'ended', 'missed', 'voicemail', 'busy', 'failed'] as const;
/** `ended`: it is over. `missed`, `voicemail`, `busy`, `failed`: over, and nobody answered. */
export const CallState = z.enum(CALL_STATES);
export type CallState = z.infer<typeof CallState>;

export const Direction = z.enum(['in', 'out']);
export type Direction = z.infer<typeof Direction>;

const Line = z
  .object({
    member: z.uuid(),
    /** As the telephone service calls their telephone; empty: known by their e-mail alone. */
    extension: z.string().trim().max(60).default(''),
  })
  .strict();
export type Line = z.output<typeof Line>;

const Settings = z.object({
  /** What it is called here. */
  name: z.string().trim().min(1).max(80),
  /** Key of a department, or null: given to the conversations that begin here. */
  department: z.string().max(100).nullable(),
  language: Language.nullable(),
  /** Who takes its calls; empty: everybody who answers customers. */
  lines: z.array(Line).max(500),
});

export const PhoneSettings = Settings.extend({
  kind: z.literal('phone'),
  department: Settings.shape.department.default(null),
  language: Settings.shape.language.default(null),
  lines: Settings.shape.lines.default([]),
});
export type PhoneSettings = z.output<typeof PhoneSettings>;
export const PhoneChange = Settings.partial().strict();
export type PhoneChange = z.output<typeof PhoneChange>;

export const PhoneChannel = z.object({
  id: z.uuid(),
  kind: z.literal('phone'),
  name: z.string(),
  department: z.object({ key: z.string(), name: z.string() }).nullable(),
  language: Language.nullable(),
  lines: z.array(z.object({ member: z.uuid(), name: z.string(), extension: z.string() })),
  /** Path of the address to which the telephone service tells of calls: `/channels/…/calls`. */
  callsPath: z.string(),
  lastInAt: Instant.nullable(),
});

export const Call = z.object({
  id: z.uuid(),
  account: z.object({ id: z.uuid(), name: z.string() }),
  direction: Direction,
  state: CallState,
  /** The customer's number, in E.164 where it is one; empty when it was withheld. */
  number: z.string(),
  /** Null for a number that nobody is known by. */
  customer: z.object({ id: z.uuid(), ...called }).nullable(),
  /** Who answered, or who called. */
  member: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  beganAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Talked for so long; null while nobody told. */
  seconds: z.int().nullable(),
});
