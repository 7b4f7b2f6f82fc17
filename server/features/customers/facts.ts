/** What is told of customers: names, addresses, traits. Later words win, field by field; silence changes nothing. */
import { jsons, texts, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import type { Claim, ClaimOrigin } from './identify.ts';

export interface Fact {
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  traits?: Record<string, unknown>;
  accountId?: string | null;
}

/**
 * Writes the facts of these claims to their customers. Answers the ids of those whose facts changed. With an import,
 * what a customer was before is kept for its undoing.
 */
export async function writeFacts(
  sql: Sql,
  workspaceId: string,
  claims: Claim[],
  customerIds: string[],
  origin: ClaimOrigin,
): Promise<string[]> {
  const facts = gather(claims, customerIds);
  if (!facts.size) return [];
  const changed = await lockChanged(sql, facts);
  if (!changed.length) return [];
  if (origin.importId) await keepBefore(sql, workspaceId, changed, origin.importId);
  await update(sql, facts, changed);
  return changed;
}

/** One fact per customer: a batch may tell several of the same one. */
function gather(claims: Claim[], customerIds: string[]): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  claims.forEach(({ facts: told }, index) => {
    if (!told) return;
    const id = customerIds[index]!;
    const before = facts.get(id);
    facts.set(
      id,
      before ? { ...before, ...defined(told), traits: { ...before.traits, ...told.traits } } : told,
    );
  });
  return facts;
}

function defined(fact: Fact): Fact {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined));
}

const TOLD = `unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::uuid[])
  t (id, name, email, phone, traits, account_id)`;

/** Only those that would change, in one order, so that two writers never wait for each other in a circle. */
async function lockChanged(sql: Sql, facts: Map<string, Fact>): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `select c.id from ${TOLD} join customers c on c.id = t.id
     where (coalesce(t.name, c.name), coalesce(t.email, c.email), coalesce(t.phone, c.phone),
            c.traits || t.traits, coalesce(t.account_id, c.account_id))
       is distinct from (c.name, c.email, c.phone, c.traits, c.account_id)
     order by c.id for no key update of c`,
    columns(facts),
  );
  return rows.map(({ id }) => id);
}

/** Customers that this import made itself simply go when it is undone. */
async function keepBefore(sql: Sql, workspaceId: string, ids: string[], importId: string) {
  await sql.query(
    `insert into import_changes (import_id, workspace_id, table_name, row_id, before)
     select $1, $2, 'customers', id, jsonb_build_object('name', name, 'email', email, 'phone', phone,
       'traits', traits, 'account_id', account_id)
     from customers where id = any($3::uuid[]) and import_id is distinct from $1
     on conflict do nothing`,
    [importId, workspaceId, uuids(ids)],
  );
}

async function update(sql: Sql, facts: Map<string, Fact>, ids: string[]) {
  const changed = new Map(ids.map((id) => [id, facts.get(id)!]));
  await sql.query(
    `update customers c set name = coalesce(t.name, c.name), email = coalesce(t.email, c.email),
       phone = coalesce(t.phone, c.phone), traits = c.traits || t.traits,
       account_id = coalesce(t.account_id, c.account_id), updated_at = now()
     from ${TOLD} where c.id = t.id`,
    columns(changed),
  );
}

function columns(facts: Map<string, Fact>): Buffer[] {
  const all = [...facts.values()];
  return [
    uuids([...facts.keys()]),
    texts(all.map(({ name }) => name)),
    texts(all.map(({ email }) => email)),
    texts(all.map(({ phone }) => phone)),
    jsons(all.map(({ traits }) => JSON.stringify(traits ?? {}))),
    uuids(all.map(({ accountId }) => accountId)),
  ];
}
