/** Custom fields, as the record keeps them. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { nextPosition, putInOrder } from '../../../core/database/order.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { audit, auditOrder } from '../../audit/audit.ts';
import { departmentWithKey } from '../../members/departments.ts';
import type { ConversationField, fieldsApi } from './contract.ts';

export type Field = z.output<typeof ConversationField>;
type New = z.output<typeof fieldsApi.create.body & object>;
type Change = z.output<typeof fieldsApi.change.body & object>;
type Options = NonNullable<Change['options']>;

export const FIELDS_TOPIC = 'conversation-fields';
const MOST = 100;

export async function listFields(tx: Tx): Promise<Field[]> {
  const rows = await tx
    .selectFrom('conversation_fields')
    .select(['id', 'key', 'name', 'hint', 'kind', 'options', 'departments', 'required'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as Field['kind'],
    options: row.options as Field['options'],
  }));
}

/** @throws 409 for a key or name that is taken; 400 for options that do not fit and departments that are not here */
export async function addField(tx: Tx, scope: Scope, told: New): Promise<Field> {
  const all = await listFields(tx);
  if (all.length >= MOST) throw conflict(`There are ${MOST} fields already. Remove some first.`);
  refuseTwin(all, told.name);
  const key = told.key ?? freeKey(told.name, new Set(all.map((one) => one.key)));
  if (all.some((one) => one.key === key))
    throw conflict(`There is a field with the key "${key}" already.`, [{ at: 'key', message: 'is taken' }]);
  const options = optionsOf([], told.options);
  await mustFit(tx, told.kind, options, told.departments);
  const { name, hint, kind, departments, required } = told;
  const id = newId();
  await tx
    .insertInto('conversation_fields')
    .values({
      ...{ id, workspace_id: scope.workspaceId, key, name, hint, kind, departments, required },
      ...{ options: JSON.stringify(options), position: await nextPosition(tx, 'conversation_fields') },
    })
    .execute();
  const after = await readField(tx, id);
  await tell(tx, scope, { action: 'conversation-field.made', id, name, after });
  return after;
}

/** @throws 404; 409 and 400 as above */
export async function changeField(tx: Tx, scope: Scope, id: string, change: Change): Promise<Field> {
  const before = await readField(tx, id);
  if (change.name) refuseTwin(await listFields(tx), change.name, id);
  const options = change.options ? optionsOf(before.options, change.options) : before.options;
  const { name, hint, departments, required } = { ...before, ...change };
  await mustFit(tx, before.kind, options, departments);
  await tx
    .updateTable('conversation_fields')
    .set({ name, hint, departments, required, options: JSON.stringify(options) })
    .where('id', '=', id)
    .execute();
  const after = await readField(tx, id);
  await tell(tx, scope, { action: 'conversation-field.changed', id, name, before, after });
  return after;
}

/** @throws 404 */
export async function removeField(tx: Tx, scope: Scope, id: string): Promise<void> {
  const before = await readField(tx, id);
  await tx.deleteFrom('conversation_fields').where('id', '=', id).execute();
  await sql`update conversations set fields = fields - ${before.key}::text where fields ? ${before.key}::text`.execute(
    tx,
  );
  await tell(tx, scope, { action: 'conversation-field.removed', id, name: before.name, before });
}

/** @throws 400 unless every field is named once */
export async function orderFields(tx: Tx, scope: Scope, ids: string[]): Promise<Field[]> {
  const before = await listFields(tx);
  await putInOrder(tx, 'conversation_fields', { of: before, ids, what: 'field' });
  const after = await listFields(tx);
  await auditOrder(tx, scope, 'conversation-field', { before, after });
  await announce(tx, scope.workspaceId, [{ topic: FIELDS_TOPIC }]);
  return after;
}

async function readField(tx: Tx, id: string): Promise<Field> {
  const found = (await listFields(tx)).find((one) => one.id === id);
  if (!found) throw notFound('There is no such field here.');
  return found;
}

function refuseTwin(all: Field[], name: string, except?: string): void {
  const twin = all.find((one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase());
  if (twin) throw conflict(`There is a field "${twin.name}" already.`, [{ at: 'name', message: 'is taken' }]);
}

/** Those that are told, in their order; those that were there and are not told are retired. */
function optionsOf(before: Field['options'], told: Options): Field['options'] {
  const taken = new Set(before.map(({ key }) => key));
  const live = told.map(({ key, name }) => {
    const known = before.find((one) =>
      key === undefined ? one.name.toLowerCase() === name.toLowerCase() : one.key === key,
    );
    if (known) return { key: known.key, name, retired: false };
    const fresh = freeKey(key ?? name, taken);
    taken.add(fresh);
    return { key: fresh, name, retired: false };
  });
  const kept = new Set(live.map(({ key }) => key));
  return [...live, ...before.filter(({ key }) => !kept.has(key)).map((one) => ({ ...one, retired: true }))];
}

/** `Money back?` → `money-back`; of several that would be the same, the later ones are numbered. */
function freeKey(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50);
  const key = plain || 'field';
  for (let at = 1; ; at += 1) {
    const one = at === 1 ? key : `${key}-${at}`;
    if (!taken.has(one)) return one;
  }
}

async function mustFit(tx: Tx, kind: Field['kind'], options: Field['options'], departments: string[]) {
  const live = options.filter(({ retired }) => !retired);
  const isChosen = kind === 'choice' || kind === 'choices';
  const names = new Set(live.map(({ name }) => name.toLowerCase()));
  const message =
    isChosen && !live.length
      ? 'must have at least one'
      : !isChosen && live.length
        ? `must be left out: a ${kind} has none`
        : names.size < live.length
          ? 'must differ from each other'
          : null;
  if (message) throw invalid(`options ${message}.`, [{ at: 'options', message }]);
  for (const key of departments)
    if (!(await departmentWithKey(tx, key)))
      throw invalid(`departments: there is no department "${key}" here.`, [
        { at: 'departments', message: 'must be keys of departments' },
      ]);
}

interface Deed {
  action: string;
  id: string;
  name: string;
  before?: object;
  after?: object;
}

async function tell(tx: Tx, scope: Scope, { id, name, ...deed }: Deed): Promise<void> {
  await audit(tx, scope, { ...deed, subject: { kind: 'conversation-field', id, name } });
  await announce(tx, scope.workspaceId, [{ topic: FIELDS_TOPIC }]);
}
