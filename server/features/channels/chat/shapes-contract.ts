/** A chat as people set it up. */
import { z } from 'zod';
import { Language } from '../../conversations/shapes-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';

export const SIDES = ['left', 'right'] as const;
export const ASKS = ['no', 'optional', 'required'] as const;

const Colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #0f6e6e');
/** Scheme, host and port of pages; a star in front stands for every name below. */
const Origin = z
  .string()
  .trim()
  .toLowerCase()
  .max(255)
  .regex(
    /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/,
    'must be the beginning of the addresses of your pages, such as https://www.shop.example or https://*.shop.example',
  );
const Greeting = z.string().trim().max(300);

const Settings = z.object({
  /** What customers read above the chat. */
  name: z.string().trim().min(1).max(80),
  /** Key of a department, or null: given to the conversations that begin here. */
  department: z.string().max(100).nullable(),
  /** Spoken on pages of a language that is none of ours; null: the workspace's. */
  language: Language.nullable(),
  colour: Colour,
  side: z.enum(SIDES),
  /** By language; what is left out or empty is said in the usual words. */
  greetings: z.partialRecord(Language, Greeting),
  /** Whether customers are asked for it before they write. */
  askName: z.enum(ASKS),
  askEmail: z.enum(ASKS),
  /** Pages that may open it; empty: none. */
  origins: z.array(Origin).max(50),
  /** Id of a calendar: when somebody is there. Null: whenever a member is. */
  calendar: z.uuid().nullable(),
});

export const ChatSettings = Settings.extend({
  kind: z.literal('chat'),
  department: Settings.shape.department.default(null),
  language: Settings.shape.language.default(null),
  colour: Settings.shape.colour.default('#0f6e6e'),
  side: Settings.shape.side.default('right'),
  greetings: Settings.shape.greetings.default({}),
  askName: Settings.shape.askName.default('optional'),
  askEmail: Settings.shape.askEmail.default('optional'),
  origins: Settings.shape.origins.default([]),
  calendar: Settings.shape.calendar.default(null),
});
export type ChatSettings = z.output<typeof ChatSettings>;
export const ChatChange = Settings.partial().strict();
export type ChatChange = z.output<typeof ChatChange>;

export const ChatChannel = z.object({
  id: z.uuid(),
  kind: z.literal('chat'),
  /** Public: stands in the pages. */
  key: z.string(),
  name: z.string(),
  department: z.object({ key: z.string(), name: z.string() }).nullable(),
  language: Language.nullable(),
  colour: z.string(),
  side: z.enum(SIDES),
  greetings: z.partialRecord(Language, z.string()),
  askName: z.enum(ASKS),
  askEmail: z.enum(ASKS),
  origins: z.array(z.string()),
  calendar: z.uuid().nullable(),
  /** Until when the secret before is good, too; null when it is not. */
  oldSecretUntil: Instant.nullable(),
  lastInAt: Instant.nullable(),
});
