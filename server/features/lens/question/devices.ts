/** The devices that touchpoints came from: senders name them, so only what happened tells which there are. */
import { invalid } from '../../../core/http/problems.ts';
import { ask, type Lenses } from '../ask.ts';
import type { Narrowing } from './contract.ts';

const MOST_NAMED = 10;

/**
 * A device that nobody ever used is a slip of the pen, and its zero would be taken for a finding.
 * @throws 400 saying which devices there are, the most frequent first
 */
export async function requireDevice(
  lenses: Lenses,
  workspaceId: string,
  { device }: Pick<Narrowing, 'device'>,
): Promise<void> {
  if (!device) return;
  const devices = await findDevices(lenses, workspaceId, device);
  if (devices[0] === device) return;
  const message = devices.length
    ? `must be one of ${devices.join(', ')}`
    : 'must be left out: no touchpoint tells its device; it is read from context.device.type';
  throw invalid(`device: no touchpoint ever came from "${device}"; it ${message}`, [
    { at: 'device', message },
  ]);
}

/** The most frequent first, before them the one that is looked for. */
export async function findDevices(lenses: Lenses, workspaceId: string, first = ''): Promise<string[]> {
  const rows = await ask<{ device: string }>(lenses, workspaceId, {
    sql: `SELECT device FROM touchpoints WHERE device != '' GROUP BY device
      ORDER BY device = {first:String} DESC, count() DESC, device LIMIT ${MOST_NAMED}`,
    params: { first },
  });
  return rows.map(({ device }) => device);
}
