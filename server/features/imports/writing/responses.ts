/** Rows of survey responses. */
import { findOrders } from '../../orders/orders.ts';
import type { Metric } from '../../surveys/metrics.ts';
import { responseTouchpoint, type ToldResponse, upsertResponses } from '../../surveys/responses.ts';
import type { Row } from '../reading/convert.ts';
import { moment, number, text } from './cells.ts';
import { customersOf } from './people.ts';
import { recordImported } from './record.ts';
import type { Refused, Writing } from './writing.ts';

export async function writeResponses(writing: Writing, rows: Row[]): Promise<Refused[]> {
  const { sql, workspaceId, importId, source } = writing;
  const refused: Refused[] = [];
  const { customers } = await customersOf(writing, rows, { moments: ({ values }) => [values.at as Date] });
  const orders = await findOrders(
    sql,
    workspaceId,
    rows.flatMap((row) => text(row, 'number') ?? []),
  );
  const told: ToldResponse[] = [];
  rows.forEach((row, index) => {
    const orderNumber = text(row, 'number');
    const order = orderNumber === null ? undefined : orders.get(orderNumber);
    const customerId = customers[index] ?? order?.customerId;
    const response = customerId && responseOf(row, customerId, order?.id ?? null);
    if (!response) refused.push({ row, problem: { code: 'unknown-order', value: orderNumber ?? '' } });
    else if (isOffScale(response)) {
      refused.push({
        row,
        problem: {
          code: 'out-of-scale',
          value: String(response.score),
          expected: `${response.scaleMin}–${response.scaleMax}`,
        },
      });
    } else told.push(response);
  });
  await upsertResponses(sql, workspaceId, told, { source, importId });
  await recordImported(
    writing,
    told.map((response) => responseTouchpoint(response, source, importId)),
  );
  return refused;
}

function responseOf(row: Row, customerId: string, orderId: string | null): ToldResponse {
  const orderNumber = text(row, 'number');
  const id = text(row, 'responseId')!;
  return {
    customerId,
    orderId,
    orderNumber,
    // One review may be about several orders and is then an answer about each.
    externalId: orderNumber === null ? id : `${id}:${orderNumber}`,
    survey: text(row, 'survey'),
    metric: (text(row, 'metric') as Metric | null) ?? 'custom',
    score: number(row, 'score'),
    scaleMin: number(row, 'scaleMin'),
    scaleMax: number(row, 'scaleMax'),
    title: text(row, 'title'),
    comment: text(row, 'comment'),
    language: text(row, 'language'),
    askedAt: moment(row, 'askedAt'),
    at: moment(row, 'at')!,
    ...(row.bag && { properties: row.bag }),
  };
}

function isOffScale({ score, scaleMin, scaleMax }: ToldResponse): boolean {
  if (score === null || score === undefined) return false;
  return (
    (typeof scaleMin === 'number' && score < scaleMin) || (typeof scaleMax === 'number' && score > scaleMax)
  );
}
