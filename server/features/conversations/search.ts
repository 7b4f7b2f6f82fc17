/** Conversations by words: of messages and subjects, and of the customer's names and addresses. */
import { type RawBuilder, sql } from 'kysely';
import { wordsOf } from './hits.ts';

/** `#12` or `12`: a number to call a conversation by. */
export function numberOf(search: string): number | null {
  const [, digits] = /^#?(\d{1,15})$/.exec(search.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Over `conversations c`: those that the search finds; all of them without one. */
export function isFound(search: string | undefined): RawBuilder<unknown> | undefined {
  if (!search) return undefined;
  const number = numberOf(search);
  const query = tsQueryOf(search);
  // Addresses and numbers fall apart into words; the customers' own search knows them whole.
  const found = query
    ? sql`c.id in (select jornada.find_conversations(${query}, string_to_array(jornada.searchable(${search}), ' ')))`
    : sql`false`;
  return number === null ? found : sql`(c.number = ${number} or ${found})`;
}

/** For columns of plain words: every word, or one that begins so. Null when nothing is left to search for. */
export function tsQueryOf(search: string): RawBuilder<unknown> | null {
  const words = wordsOf(search).map((word) => `'${word.replaceAll("'", "''")}':*`);
  return words.length ? sql`to_tsquery('simple', jornada.searchable(${words.join(' & ')}))` : null;
}

/** Over `messages m`: whether the words are in it. */
export function holdsWords(search: string): RawBuilder<unknown> {
  return sql`m.words @@ ${tsQueryOf(search) ?? sql`''::tsquery`}`;
}
