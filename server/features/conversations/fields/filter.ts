/** Conversations by what their custom fields hold. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import { type Field, listFields } from './fields.ts';

type Part = RawBuilder<unknown>;

/**
 * Conditions over `conversations c`, of `key:value` each. Nothing after the colon: not filled in. Of a text, what is in
 * it; of a number or a date also `from..to`, either left out; of a checkbox `true` or `false`.
 * @throws 400 for fields that are not here and what cannot be a value of them
 */
export async function fieldsHold(tx: Tx, asked: readonly string[] | undefined): Promise<Part[]> {
  if (!asked?.length) return [];
  const fields = await listFields(tx);
  return asked.map((one) => {
    const colon = one.indexOf(':');
    const field = fields.find(({ key }) => key === one.slice(0, colon));
    if (colon < 0 || !field) throw bad(`"${one}" must be key:value, with the key of a field`);
    return holds(field, one.slice(colon + 1).trim());
  });
}

const bad = (message: string) => invalid(`field: ${message}.`, [{ at: 'field', message }]);

function holds({ key, kind }: Field, value: string): Part {
  const has = (what: unknown): Part => sql`c.fields @> ${JSON.stringify({ [key]: what })}::jsonb`;
  if (kind === 'checkbox') return value === 'true' ? has(true) : sql`not ${has(true)}`;
  if (value === '') return sql`not c.fields ? ${key}::text`;
  if (kind === 'choice') return has(value);
  if (kind === 'choices') return has([value]);
  const told: Part = sql`c.fields ->> ${key}::text`;
  if (kind === 'text') {
    const pattern = `%${value.replace(/[\\%_]/g, '\\$&')}%`;
    return sql`jornada.searchable(${told}) like jornada.searchable(${pattern})`;
  }
  return within(kind, key, told, value);
}

function within(kind: 'number' | 'date', key: string, told: Part, value: string): Part {
  const [from = '', to = from] = value.split('..');
  const ends = [from, to].filter((end) => end !== '');
  const isRight = kind === 'number' ? (end: string) => Number.isFinite(Number(end)) : isDay;
  if (!ends.length || !ends.every(isRight))
    throw bad(`"${key}:${value}" must be a ${kind}, or from..to with either left out`);
  const type = sql.raw(kind === 'number' ? 'numeric' : 'text');
  const parts = [
    from !== '' && sql`(${told})::${type} >= ${from}::${type}`,
    to !== '' && sql`(${told})::${type} <= ${to}::${type}`,
  ].filter((part) => part !== false);
  return sql`(c.fields ? ${key}::text and ${sql.join(parts, sql` and `)})`;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
