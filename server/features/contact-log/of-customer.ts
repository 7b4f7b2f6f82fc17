/** How a customer seemed of late, as members noted it: beside what they answer, never in it. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { personOf } from '../customers/person.ts';
import type { contactLogApi } from './contract.ts';

type Noted = z.input<typeof contactLogApi.noted.answer & object>['items'][number];

const MOST = 5;

/** The last first, whichever of the person's customers it was noted of: joined, as the last few of all are sought. @throws 404 */
export async function notedOf(tx: Tx, customerId: string): Promise<Noted[]> {
  const { ids } = await personOf(sqlOf(tx), customerId);
  const { rows } = await sql<Omit<Noted, 'at'> & { at: Date }>`
    select l.id, l.emotion, l.channel, l.author, l.at, jsonb_build_object('id', c.id, 'number', c.number) as conversation
    from conversations made join contact_log l on l.conversation_id = made.id join conversations c on c.id = made.root_id
    where made.customer_id = any(${ids}::uuid[]) and l.emotion is not null
    order by l.at desc, l.id desc limit ${MOST}`.execute(tx);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
