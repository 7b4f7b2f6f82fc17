/** Words that members put on customers. A person has the tags of every customer merged into them. */
import { sql } from 'kysely';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { spelledAlike } from '../../core/spelling.ts';
import { personOf } from './person.ts';
import { noteDeed } from './tell.ts';

/**
 * Puts the tag on the root, spelled as the workspace spells it already. Answers all tags of the person. Having it already
 * is no error.
 */
export async function addTag(tx: Tx, scope: Scope, customerId: string, told: string): Promise<string[]> {
  const { rootId, ids } = await personOf(sqlOf(tx), customerId);
  const before = await tagsOf(tx, ids);
  const [tag] = spelledAlike([told], [...before, ...(before.includes(told) ? [] : await tagsLike(tx, told))]);
  if (before.includes(tag!)) return before;
  await sql`update customers set tags = tags || ${tag}::text, updated_at = now() where id = ${rootId}`.execute(
    tx,
  );
  const after = await tagsOf(tx, ids);
  await noteDeed(tx, scope, rootId, {
    action: 'customer.tagged',
    before: { tags: before },
    after: { tags: after },
  });
  return after;
}

/** Takes the tag from the whole person. Answers what is left. */
export async function removeTag(tx: Tx, scope: Scope, customerId: string, tag: string): Promise<string[]> {
  const { rootId, ids } = await personOf(sqlOf(tx), customerId);
  const before = await tagsOf(tx, ids);
  if (!before.includes(tag)) return before;
  await sql`
    update customers set tags = array_remove(tags, ${tag}::text), updated_at = now()
    where id = any(${ids}::uuid[]) and tags @> array[${tag}::text]`.execute(tx);
  const after = await tagsOf(tx, ids);
  await noteDeed(tx, scope, rootId, {
    action: 'customer.untagged',
    before: { tags: before },
    after: { tags: after },
  });
  return after;
}

/** Every tag in use with the number of people who have it, the most used first. */
export async function tagsInUse(tx: Tx): Promise<{ tag: string; customers: number }[]> {
  const { rows } = await sql<{ tag: string; customers: number }>`
    select tag, count(distinct root_id) as customers
    from customers, unnest(tags) tag where tags <> '{}'
    group by tag order by customers desc, tag limit 500`.execute(tx);
  return rows;
}

/** Of whomever, whatever letters are large or small; the most used first. */
async function tagsLike(tx: Tx, told: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from customers, unnest(tags) tag where tags <> '{}' and lower(tag) = lower(${told})
    group by tag order by count(*) desc, tag`.execute(tx);
  return rows.map(({ tag }) => tag);
}

async function tagsOf(tx: Tx, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select distinct tag from customers, unnest(tags) tag where id = any(${ids}::uuid[]) order by tag`.execute(
    tx,
  );
  return rows.map(({ tag }) => tag);
}
