/** Rows of touchpoints: anything that happened, under any name. */
import { findOrders } from '../../orders/orders.ts';
import { CHANNELS } from '../../touchpoints/channels.ts';
import type { NewTouchpoint } from '../../touchpoints/record.ts';
import type { Row } from '../reading/convert.ts';
import { moment, text } from './cells.ts';
import { customersOf } from './people.ts';
import { recordImported } from './record.ts';
import type { Refused, Writing } from './writing.ts';

export async function writeTouchpoints(writing: Writing, rows: Row[]): Promise<Refused[]> {
  const { sql, workspaceId } = writing;
  const refused: Refused[] = [];
  const { customers } = await customersOf(writing, rows, { moments: ({ values }) => [values.at as Date] });
  const orders = await findOrders(
    sql,
    workspaceId,
    rows.flatMap((row) => text(row, 'number') ?? []),
  );
  const touchpoints: NewTouchpoint[] = [];
  rows.forEach((row, index) => {
    const orderNumber = text(row, 'number');
    const order = orderNumber === null ? undefined : orders.get(orderNumber);
    const customerId = customers[index] ?? order?.customerId;
    if (customerId) touchpoints.push(touchpointOf(row, customerId, order?.id ?? null, writing));
    else refused.push({ row, problem: { code: 'unknown-order', value: orderNumber ?? '' } });
  });
  await recordImported(writing, touchpoints);
  return refused;
}

function touchpointOf(
  row: Row,
  customerId: string,
  orderId: string | null,
  { source, importId }: Writing,
): NewTouchpoint {
  const orderNumber = text(row, 'number');
  const said = text(row, 'channel');
  const channel = CHANNELS.find((one) => one === said?.toLowerCase()) ?? null;
  return {
    customerId,
    at: moment(row, 'at')!,
    type: text(row, 'type')!,
    kind: 'import',
    channel,
    source,
    messageId: text(row, 'messageId')!,
    properties: {
      ...(orderNumber && { orderNumber }),
      ...(said && !channel && { channel: said }),
      ...row.bag,
    },
    orderId,
    importId,
  };
}
