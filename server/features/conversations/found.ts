/** Where the searched words are: in messages, and in the addresses and keys of the customers. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { addressesOf } from '../customers/names.ts';
import { excerptOf } from './excerpt.ts';
import { hitsInName } from './hits.ts';
import { readRootId } from './read.ts';
import type { rowsOf } from './rows.ts';
import { holdsWords } from './search.ts';
import type { ConversationRow } from './shapes-contract.ts';

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
type Found = Pick<z.input<typeof ConversationRow>, 'found' | 'foundBy'>;

/** Rows of a list with where the words are in them; without a search nowhere. */
export async function withFound(tx: Tx, rows: Row[], search: string | undefined): Promise<(Row & Found)[]> {
  if (!search) return rows.map((row) => ({ ...row, found: null, foundBy: null }));
  const texts = await newestOf(
    tx,
    rows.map(({ id }) => id),
    search,
  );
  const addresses = await addressesOf(tx, [...new Set(rows.map(({ customer }) => customer.id))]);
  return rows.map((row) => {
    const text = texts.get(row.id);
    const holding = (addresses.get(row.customer.id) ?? []).find((one) => hitsInName(one, search).length);
    return {
      ...row,
      found: text === undefined ? null : excerptOf(text, search),
      foundBy: holding === undefined || holding === row.customer.name ? null : holding,
    };
  });
}

/** Of each conversation, the newest message that holds the words. */
async function newestOf(tx: Tx, ids: string[], search: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select distinct on (c.root_id) c.root_id as id, m.text
    from conversations c join messages m on m.conversation_id = c.id
    where c.root_id = any(${ids}::uuid[]) and ${holdsWords(search)}
    order by c.root_id, m.at desc, m.id desc`.execute(tx);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** More than anybody steps through. */
const MOST_HITS = 1000;

/** Messages of one conversation that hold the words, the newest first. @throws 404 */
export async function readHits(tx: Tx, id: string, search: string): Promise<{ items: { id: string }[] }> {
  const { rows } = await sql<{ id: string }>`
    select m.id from conversations c join messages m on m.conversation_id = c.id
    where c.root_id = ${await readRootId(tx, id)} and ${holdsWords(search)}
    order by m.at desc, m.id desc limit ${MOST_HITS}`.execute(tx);
  return { items: rows };
}
