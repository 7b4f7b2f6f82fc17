import { afterAll, beforeAll, expect, it } from 'vitest';
import { inWorkspaceRaw } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lockWorkspace } from '../customers/identify.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const send = (call: object) => jornada.ask('POST', '/v1/track', { json: call });

async function customerOf(userId: string) {
  return (await jornada.ask('GET', `/api/customers/by-identity?kind=userId&value=${userId}`)).body;
}

it('whoever was removed is met anew, and nothing is written to who is gone', async () => {
  const userId = crypto.randomUUID();
  for (let time = 0; time < 3; time++) await send({ userId, event: 'Signed In' });
  const before = await customerOf(userId);
  await inWorkspaceRaw(jornada.context.db, jornada.workspaceId, async (sql) => {
    await lockWorkspace(sql, jornada.workspaceId);
    await sql.query('delete from touchpoints where customer_id = $1', [before.id]);
    await sql.query('delete from customers where id = $1', [before.id]);
  });
  await send({ userId, event: 'Signed In' });
  const after = await customerOf(userId);
  expect(after.id).not.toBe(before.id);
  const { rows } = await jornada.context.db.owner.query(
    `select t.customer_id, c.id from touchpoints t left join customers c on c.id = t.customer_id where t.type = 'Signed In'`,
  );
  expect(rows).toEqual([{ customer_id: after.id, id: after.id }]);
});

it('last seen goes on for those who are remembered', async () => {
  const userId = crypto.randomUUID();
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  for (const hours of [5, 5, 3, 4, 1, 8])
    await send({ userId, event: 'Signed In', timestamp: hoursAgo(hours) });
  const { firstSeenAt, lastSeenAt } = await customerOf(userId);
  expect(Math.abs(Date.parse(firstSeenAt) - Date.parse(hoursAgo(8)))).toBeLessThan(61_000);
  expect(Math.abs(Date.parse(lastSeenAt) - Date.parse(hoursAgo(1)))).toBeLessThan(61_000);
});
