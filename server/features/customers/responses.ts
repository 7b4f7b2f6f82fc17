/** What a customer answered when asked. */
import { sql } from 'kysely';
import { z } from 'zod';
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import type { customersApi } from './contract.ts';
import { ExactMoment, readCursor, writeCursor } from './cursor.ts';
import { instant } from './moments.ts';
import { personOf } from './person.ts';

type Response = z.input<typeof customersApi.responses.answer & object>['items'][number];

const Place = z.object({ at: ExactMoment, id: z.uuid() });

interface Row extends Omit<Response, 'at' | 'askedAt' | 'scaleMin' | 'scaleMax'> {
  at: Date;
  exact: string;
  asked_at: Date | null;
  scale_min: number | null;
  scale_max: number | null;
}

export async function readResponses(
  tx: Tx,
  customerId: string,
  page: { cursor?: string | undefined; limit: number },
) {
  const { ids } = await personOf(sqlOf(tx), customerId);
  const after = readCursor(Place, page.cursor);
  const { rows } = await sql<Row>`
    select ${COLUMNS} from responses r
    where r.customer_id = any(${ids}::uuid[])
      ${after ? sql`and (r.at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by r.at desc, r.id desc
    limit ${page.limit + 1}`.execute(tx);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items: items.map(responseOf),
    nextCursor: rows.length > page.limit && last ? writeCursor({ at: last.exact, id: last.id }) : null,
  };
}

/** One of them; undefined when it is gone. */
export async function readResponse(tx: Tx, id: string): Promise<Response | undefined> {
  const { rows } = await sql<Row>`select ${COLUMNS} from responses r where r.id = ${id}`.execute(tx);
  return rows[0] && responseOf(rows[0]);
}

const COLUMNS = sql`
  r.id, r.survey, r.metric, r.score, r.scale_min, r.scale_max, r.title, r.comment, r.language, r.source,
  r.asked_at, r.at, r.at::text as exact,
  (select jsonb_build_object('id', o.id, 'number', o.number) from orders o where o.id = r.order_id) as "order"`;

function responseOf({ exact, at, asked_at, scale_min, scale_max, ...row }: Row): Response {
  return { ...row, at: instant(at), askedAt: instant(asked_at), scaleMin: scale_min, scaleMax: scale_max };
}
