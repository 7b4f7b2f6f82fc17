/** Values of custom fields: taken as they may be, and there before a conversation is solved. */
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import type { FieldChange, FieldValue, FieldValues } from './contract.ts';
import { type Field, listFields } from './fields.ts';
import { fieldsMissing } from './missing.ts';

type Change = z.output<typeof FieldChange>;

/** What the values are after a change. @throws 400 for fields that are not here and values that do not fit them */
export async function valuesAfter(tx: Tx, before: FieldValues, change: Change): Promise<FieldValues> {
  if (!Object.keys(change).length) return before;
  const fields = new Map((await listFields(tx)).map((one) => [one.key, one]));
  const after = { ...before };
  for (const [key, value] of Object.entries(change)) {
    const field = fields.get(key);
    if (!field) throw badValue(key, 'is no field here: GET /api/conversation-fields lists them');
    const taken = value === null ? null : valueFor(field, value, before[key]);
    if (taken === null) delete after[key];
    else after[key] = taken;
  }
  return after;
}

/** What is empty is none. */
function valueFor(field: Field, value: FieldValue, before: FieldValue | undefined): FieldValue | null {
  const { key, kind, options } = field;
  const isOffered = (one: string, had: readonly unknown[]) =>
    options.some((option) => option.key === one && (!option.retired || had.includes(one)));
  const offered = options.filter(({ retired }) => !retired).map((option) => option.key);
  if (kind === 'number') return typeof value === 'number' ? value : bad(key, 'must be a number');
  if (kind === 'checkbox')
    return typeof value === 'boolean' ? value || null : bad(key, 'must be true or false');
  if (kind === 'choices') {
    if (!Array.isArray(value) || value.some((one) => !isOffered(one, [before ?? []].flat())))
      return bad(key, `must be a list of ${offered.join(', ')}`);
    const chosen = options.map((option) => option.key).filter((one) => value.includes(one));
    return chosen.length ? chosen : null;
  }
  if (typeof value !== 'string') return bad(key, 'must be a text');
  const text = value.trim();
  if (!text) return null;
  if (kind === 'date' && !isDay(text)) return bad(key, 'must be a day such as 2026-12-25');
  if (kind === 'choice' && !isOffered(text, [before]))
    return bad(key, `must be one of ${offered.join(', ')}`);
  return text;
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

function bad(key: string, message: string): never {
  throw badValue(key, message);
}

const badValue = (key: string, message: string) =>
  invalid(`fields.${key} ${message}.`, [{ at: `fields.${key}`, message }]);

/**
 * Held where a conversation becomes solved, whoever does it.
 * @param department its id @throws 409 that names what is not filled in
 */
export async function mustBeFilled(
  tx: Tx,
  { number, fields, department_id }: { number: number; fields: unknown; department_id: string | null },
): Promise<void> {
  const required = (await listFields(tx)).filter((one) => one.required);
  if (!required.length) return;
  const department = department_id
    ? await tx.selectFrom('departments').select('key').where('id', '=', department_id).executeTakeFirst()
    : undefined;
  const missing = fieldsMissing(required, fields as FieldValues, department?.key ?? null);
  if (!missing.length) return;
  const names = missing.map(({ name }) => `"${name}"`).join(', ');
  throw conflict(
    `Conversation ${number} cannot be solved yet. Fill in ${names} first.`,
    missing.map(({ key, name }) => ({
      ...{ at: `fields.${key}`, message: `"${name}" must be filled in before it is solved` },
    })),
  );
}
