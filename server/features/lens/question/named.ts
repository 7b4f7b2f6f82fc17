/** Names that only those who send know: what never happened under one is a slip of the pen, and its nought no finding. */
import { invalid } from '../../../core/http/problems.ts';
import { ask, type Lenses } from '../ask.ts';
import type { Narrowing } from './contract.ts';

const MOST_NAMED = 10;

type Name = 'device' | 'product' | 'campaign';

/** Where each name is met, as SQL with a column `name`; and what is said of one that never was. */
const NAMES: Record<Name, { met: string; never: string; none: string }> = {
  device: {
    met: "SELECT device AS name FROM touchpoints WHERE device != ''",
    never: 'no touchpoint ever came from',
    none: 'no touchpoint tells its device; it is read from context.device.type',
  },
  product: {
    met: `SELECT product AS name FROM touchpoints WHERE product != ''
      UNION ALL SELECT arrayJoin(skus) AS name FROM orders`,
    never: 'no touchpoint and no order ever had',
    none: 'no touchpoint and no order tells its product',
  },
  campaign: {
    met: "SELECT campaign AS name FROM touchpoints WHERE campaign != ''",
    never: 'no touchpoint ever came of',
    none: 'no touchpoint tells its campaign; it is read from context.campaign.name',
  },
};

/** @throws 400 for a device, product or campaign that nothing ever had, saying which there are, the most frequent first */
export async function requireNamed(
  lenses: Lenses,
  workspaceId: string,
  narrowing: Pick<Narrowing, Name>,
): Promise<void> {
  for (const at of Object.keys(NAMES) as Name[]) {
    const given = narrowing[at];
    if (given) await requireMet(lenses, workspaceId, at, given);
  }
}

async function requireMet(lenses: Lenses, workspaceId: string, at: Name, given: string) {
  const names = await findNames(lenses, workspaceId, at, given);
  if (names[0] === given) return;
  const { never, none } = NAMES[at];
  const message = names.length ? `must be one of ${names.join(', ')}` : `must be left out: ${none}`;
  const told = names.length === MOST_NAMED ? `${message}, or another that occurs` : message;
  throw invalid(`${at}: ${never} "${given}"; it ${told}`, [{ at, message: told }]);
}

/** The most frequent first, before them the one that is looked for. */
export async function findNames(
  lenses: Lenses,
  workspaceId: string,
  at: Name,
  first = '',
): Promise<string[]> {
  const rows = await ask<{ name: string }>(lenses, workspaceId, {
    sql: `SELECT name FROM (${NAMES[at].met}) GROUP BY name
      ORDER BY name = {first:String} DESC, count() DESC, name LIMIT ${MOST_NAMED}`,
    params: { first },
  });
  return rows.map(({ name }) => name);
}
