/** The traits that customers have: anybody may send any, so only what was sent tells which there are. */
import { invalid } from '../../../core/http/problems.ts';
import { didYouMean, nearest } from '../../../core/nearest.ts';
import { ask, type Lenses } from '../ask.ts';

const MOST_KNOWN = 1000;

/**
 * A trait that nobody has is a slip of the pen, and its one group of everybody would be taken for a finding.
 * @param at the field that it was asked in
 * @throws 400 saying which may have been meant
 */
export async function requireTrait(
  lenses: Lenses,
  workspaceId: string,
  { name, at }: { name: string; at: string },
): Promise<void> {
  const found = await ask(lenses, workspaceId, {
    sql: 'SELECT 1 FROM customers WHERE JSONHas(traits, {name:String}) LIMIT 1',
    params: { name },
  });
  if (found.length) return;
  const rows = await ask<{ trait: string }>(lenses, workspaceId, {
    sql: `SELECT arrayJoin(JSONExtractKeys(traits)) AS trait FROM customers GROUP BY trait
      ORDER BY count() DESC, trait LIMIT ${MOST_KNOWN}`,
  });
  const known = rows.map(({ trait }) => trait);
  const hint = didYouMean(nearest(name, known)) ?? hintOf(known);
  const message = `no customer has a trait "${name.slice(0, 100)}". ${hint}`;
  throw invalid(`${at}: ${message}`, [{ at, message }]);
}

const SHOWN = 10;

const hintOf = (known: string[]) =>
  known.length ? `The most frequent are ${known.slice(0, SHOWN).join(', ')}.` : 'None is known of any.';
