/** When customers write: the hours of the week. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { ASKED, hourIn, weekdayIn, writtenIn } from '../happened.ts';
import type { reportApi } from './contract.ts';
import { type Asked, frameOf } from './frame.ts';

type Answer = z.input<typeof reportApi.hours.answer & object>;

/** @throws 400 for a time that ends before it begins */
export async function readHours(tx: Tx, scope: Scope, asked: Asked): Promise<Answer> {
  const { period, conditions, spoken } = await frameOf(tx, scope, asked);
  const { rows } = await sql<Answer['items'][number] & { isTotal: boolean }>`
    select seen.weekday, seen.hour, grouping(seen.weekday) = 1 as "isTotal",
      count(distinct seen.id)::int as conversations
    from (select c.id, ${weekdayIn(period.timeZone)} as weekday, ${hourIn(period.timeZone)} as hour
      from messages m join conversations w on w.id = m.conversation_id join conversations c on c.id = w.root_id
      where ${ASKED} and ${writtenIn(period)} and ${conditions} and ${spoken}) seen
    group by grouping sets ((seen.weekday, seen.hour), ())
    order by seen.weekday, seen.hour`.execute(tx);
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    timeZone: period.timeZone,
    total: rows.find(({ isTotal }) => isTotal)?.conversations ?? 0,
    items: rows
      .filter(({ isTotal }) => !isTotal)
      .map(({ weekday, hour, conversations }) => ({ weekday, hour, conversations })),
  };
}
