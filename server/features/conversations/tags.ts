/** Words that members put on conversations. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { spelledAlike } from '../../core/spelling.ts';

/**
 * As they are spelled here already, where only large and small letters differ: each once.
 * @param had those of the conversation, which stay as they are
 */
export async function spelledAsHere(tx: Tx, tags: string[], had: string[] = []): Promise<string[]> {
  const unknown = await notInUse(
    tx,
    tags.filter((tag) => !had.includes(tag)),
  );
  return spelledAlike(tags, [...had, ...(unknown.length ? await likeThese(tx, unknown) : [])]);
}

/** By the index of tags: what is in use as it is written needs no look at all of them. */
async function notInUse(tx: Tx, tags: string[]): Promise<string[]> {
  if (!tags.length) return [];
  const { rows } = await sql<{ tag: string }>`
    select tag from unnest(${tags}::text[]) tag
    where not exists (select from conversations c where c.tags @> array[tag])`.execute(tx);
  return rows.map(({ tag }) => tag);
}

/** The most used first. */
async function likeThese(tx: Tx, tags: string[]): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from conversations c, unnest(c.tags) tag
    where c.tags <> '{}' and lower(tag) = any(select lower(one) from unnest(${tags}::text[]) one)
    group by tag order by count(*) desc, tag`.execute(tx);
  return rows.map(({ tag }) => tag);
}
