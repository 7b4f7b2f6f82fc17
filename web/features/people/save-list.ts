/** People as a segment: a list of exactly these. */
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';

/** As many as the server takes at once. */
const AT_ONCE = 10_000;

export async function saveList(name: string, customerIds: string[], signal: AbortSignal): Promise<void> {
  const first = customerIds.slice(0, AT_ONCE);
  const list = await call(segmentsApi.make, { body: { kind: 'list', name, customerIds: first }, signal });
  for (let at = AT_ONCE; at < customerIds.length; at += AT_ONCE) {
    const body = { customerIds: customerIds.slice(at, at + AT_ONCE) };
    await call(segmentsApi.addMembers, { params: { id: list.id }, body, signal });
  }
}
