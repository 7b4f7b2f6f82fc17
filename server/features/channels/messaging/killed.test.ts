/** Two servers, killed while they send and while customers write: nothing is lost, nothing is doubled, nothing is sent twice. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase } from '../../../testing/database.ts';
import { eventually } from '../../../testing/processes.ts';
import { scratchFolder } from '../../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../../testing/server-process.ts';
import * as shapes from './shapes.fixture.ts';
import { type StandIn, startStandIn } from './stand-in.fixture.ts';
import * as messaging from './testing.ts';

let drop: () => Promise<void>;
let start: () => Promise<ServerProcess>;
let standIn: StandIn;
beforeAll(async () => {
  const made = await makeTestDatabase();
  drop = made.drop;
  standIn = await startStandIn();
  const [dataDir, key] = [await scratchFolder(), `jk_test_${randomUUID()}`];
  const environment = messaging.environmentOf(standIn);
  start = () => startServerProcess({ connection: made.connection, dataDir, key, environment });
});
afterAll(async () => {
  await standIn.stop();
  await drop();
});

const FROM = '5511987659001';
const MESSAGES = 24;

test('a provider that sends until it is acknowledged, at two servers of which one dies', {
  timeout: 240_000,
}, async () => {
  const servers = await Promise.all([start(), start()]);
  const { webhookPath } = await messaging.addMessenger(servers[0]!, standIn, 'whatsapp');
  standIn.wrote.set(FROM, new Date());
  const news = Array.from({ length: MESSAGES }, (_, n) => shapes.whatsappText(FROM, `Message ${n}`));
  let at = 0;
  const sending = Promise.all(
    news.map((one) =>
      eventually(async () => {
        const { status } = await messaging.bring(servers[at++ % 2]!, webhookPath, one);
        if (status !== 200) throw new Error(`answered ${status}`);
        if (at % 3 === 0) await messaging.bring(servers[at % 2]!, webhookPath, one).catch(() => {});
      }, 120_000),
    ),
  );
  await servers[0]!.kill();
  servers[0] = await start();
  await sending;
  const [found, ...others] = await messaging.conversations(servers[1]!);
  expect(others).toEqual([]);
  const { items } = await messaging.conversation(servers[1]!, found.id);
  const texts = items.map((one: { text: string }) => one.text);
  expect(texts.sort()).toEqual(Array.from({ length: MESSAGES }, (_, n) => `Message ${n}`).sort());

  // Killed after the provider took it and before that was written down: it is not sent again, and WhatsApp's own news puts it right.
  let ours = '';
  standIn.instead = (asked) => {
    if (!asked.path.endsWith('/messages')) return false;
    standIn.sent.push(asked);
    ours = asked.body.biz_opaque_callback_data;
    return true;
  };
  const { body } = await messaging.answer(servers[1]!, found.id, 'Once, and once only');
  await standIn.until(1);
  await Promise.all(servers.map((server) => server.kill()));
  standIn.instead = undefined;
  const server = await start();
  const failed = await eventually(() => messaging.delivered(server, found.id, body.id, 'failed'), 60_000);
  expect(failed.failure).toMatch(/^uncertain: /);
  expect(standIn.sent).toHaveLength(1);
  const told = shapes.whatsappStatus('wamid.killed', 'delivered', { biz_opaque_callback_data: ours });
  expect((await messaging.bring(server, webhookPath, told)).status).toBe(200);
  await messaging.delivered(server, found.id, body.id, 'delivered');

  // What waited is sent, once.
  standIn.sent.length = 0;
  const next = await messaging.answer(server, found.id, 'And this');
  await messaging.delivered(server, found.id, next.body.id, 'sent');
  expect(standIn.sent).toHaveLength(1);
  await server.kill();
});
