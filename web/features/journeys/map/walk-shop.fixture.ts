/** A small shop in which late parcels spoil the mood: half of the orders come late and are rated low. */
import { inWorkspaceRaw } from '../../../../server/core/database/workspace.ts';
import { happen, key, makeCustomers, placeOrder } from '../../../../server/features/customers/testing.ts';
import { upsertResponses } from '../../../../server/features/surveys/responses.ts';
import type { TestJornada } from '../../../../server/testing/jornada.ts';
import { lensCaughtUp } from '../../../../server/testing/lens.ts';

/** One each of so many people. */
export const ORDERS = 80;
/** As many as one page of people holds at most, and enough for a rating to mean something. */
export const LATE = 40;
/** Of the late ones, so few that asking for help is no moment of its own. */
const ASKING = 10;
export const PERIOD = 'from=2026-03-01&until=2026-04-30';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-03-05T12:00:00Z');

export async function plantShop(jornada: TestJornada): Promise<void> {
  const customers = await makeCustomers(
    jornada,
    Array.from({ length: ORDERS }, (_, n) => ({
      identities: [key('userId', `shop-${n}`)],
      facts: { name: `Person ${n}`, email: `person-${n}@shop.example` },
    })),
  );
  for (const [n, customerId] of customers.entries()) await plantOrder(jornada, customerId, n);
  await lensCaughtUp(jornada.context);
}

async function plantOrder(jornada: TestJornada, customerId: string, n: number): Promise<void> {
  const isLate = n < LATE;
  const day = (days: number) => new Date(FIRST + n * 3_600_000 + days * DAY_MS);
  const orderId = await placeOrder(jornada, {
    ...{ customerId, number: `S-${n}`, placedAt: day(0).toISOString() },
    ...{ promisedAt: day(5).toISOString(), deliveredAt: day(isLate ? 9 : 3).toISOString() },
  });
  const of = { customerId, orderId, kind: 'order' };
  await happen(jornada, [
    { ...of, at: day(0), type: 'Order Completed' },
    { ...of, at: day(1), type: 'Order Shipped', properties: { carrier: isLate ? 'Snail' : 'Swift' } },
    { ...of, at: day(isLate ? 9 : 3), type: isLate ? 'Order Delivered Late' : 'Order Delivered' },
    ...(n < ASKING ? [{ customerId, at: day(10), type: 'Help Requested', kind: 'message' }] : []),
  ]);
  await rate(jornada, { customerId, orderId, score: isLate ? 1 + (n % 2) : 5, at: day(11) });
}

interface Rating {
  customerId: string;
  orderId: string;
  score: number;
  at: Date;
}

function rate({ context, workspaceId }: TestJornada, rating: Rating): Promise<unknown> {
  const told = {
    ...rating,
    metric: 'rating' as const,
    scaleMin: 1,
    scaleMax: 5,
    externalId: crypto.randomUUID(),
  };
  return inWorkspaceRaw(context.db, workspaceId, (sql) =>
    upsertResponses(sql, workspaceId, [told], { source: 'test' }),
  );
}
