/** What a rule would have fitted lately: looked at before it is saved, and nothing is changed. */
import type { z } from 'zod';
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { rowsOf } from '../../conversations/rows.ts';
import { segmentsHolding } from '../../segments/of-customer.ts';
import type { routingApi } from '../contract.ts';
import { factsOf } from './facts.ts';
import { ruleFits } from './fit.ts';
import { mustKnowMatch } from './rules.ts';

type Question = z.output<typeof routingApi.tryOut.body & object>;

/** Conversations as they are now, which may be otherwise than they began. @throws 400 for what is not here */
export async function tryRule(
  context: Pick<Context, 'db' | 'lens'>,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  { match, last }: Question,
) {
  const scope = { workspaceId };
  const latest = await inWorkspace(context.db, scope, async (tx) => {
    await mustKnowMatch(tx, match);
    return latestOf(tx, last);
  });
  const customers = [...new Set(latest.map(({ customer_id }) => customer_id))];
  const segments = await segmentsHolding(context, workspaceId, customers, match.segments);
  const ids = latest.map(({ id }) => id);
  const items = await inWorkspace(context.db, scope, async (tx) => {
    const facts = await factsOf(tx, ids, segments);
    return rowsOf(
      tx,
      ids.filter((id) => ruleFits(match, facts.get(id)!)),
    );
  });
  return { looked: ids.length, items };
}

const latestOf = (tx: Tx, last: number) =>
  tx
    .selectFrom('conversations')
    .select(['id', 'customer_id'])
    .where('merged_into', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(last)
    .execute();
