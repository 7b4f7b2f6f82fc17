/** What is done to a conversation in one go: by a macro, or along with an answer. */
import { z } from 'zod';
import { idOr } from '../../../core/id-contract.ts';
import { FieldChange } from '../fields/contract.ts';
import { LONGEST_SNOOZE_MS, PRIORITIES, Priority, Tags } from '../particulars-contract.ts';

export const DEED_STATUSES = ['open', 'waiting', 'snoozed', 'solved', 'closed'] as const;

const MINUTE_MS = 60_000;
const LONGEST_NOTE = 50_000;

/** Null, and what is empty, leaves it as it is. */
export const Deeds = z.object({
  priority: Priority.nullable(),
  /** Key of a department. */
  department: z.string().max(100).nullable(),
  /** A member's id, `me` (whoever does it), or `none`. */
  assignee: idOr('me', 'none').nullable(),
  /** Come to those that it has. */
  tags: Tags,
  removeTags: Tags,
  status: z.enum(DEED_STATUSES).nullable(),
  /** With status `snoozed`: for so long. */
  snoozeMinutes: z
    .int()
    .min(1)
    .max(LONGEST_SNOOZE_MS / MINUTE_MS)
    .nullable(),
  /** Custom fields by their keys; null empties one. */
  fields: FieldChange,
  /** Written among ourselves. */
  note: z.string().trim().max(LONGEST_NOTE),
});

export const SomeDeeds = Deeds.partial().strict();
export type SomeDeeds = z.output<typeof SomeDeeds>;

/** The same as it is told. */
export const ToldDeeds = z.object({
  ...Deeds.shape,
  priority: z.enum(PRIORITIES).nullable(),
  tags: z.array(z.string()),
  removeTags: z.array(z.string()),
  note: z.string(),
});
export type ToldDeeds = z.output<typeof ToldDeeds>;

export const NO_DEEDS: ToldDeeds = {
  ...{ priority: null, department: null, assignee: null, tags: [], removeTags: [] },
  ...{ status: null, snoozeMinutes: null, fields: {}, note: '' },
};

/** Whether anything is done at all. */
export const doesSomething = ({ tags, removeTags, fields, note, ...rest }: SomeDeeds): boolean =>
  Boolean(tags?.length || removeTags?.length || note) ||
  Object.keys(fields ?? {}).length > 0 ||
  Object.values(rest).some((one) => one !== null && one !== undefined);
