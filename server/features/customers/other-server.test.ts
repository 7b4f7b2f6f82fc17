/** Two whole servers on one record: what the one takes, whoever looks through the other sees. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase } from '../../testing/database.ts';
import { OWNER } from '../../testing/jornada.ts';
import { scratchFolder } from '../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../testing/server-process.ts';
import { signIn } from '../../testing/sign-in.ts';

const DEADLINE_MS = 20_000;
const KEY = `jk_test_${crypto.randomUUID()}`;
let database: Awaited<ReturnType<typeof makeTestDatabase>>;
let folders: string[];
let one: ServerProcess;
let other: ServerProcess;

beforeAll(async () => {
  database = await makeTestDatabase();
  folders = [await scratchFolder(), await scratchFolder()];
  const { connection } = database;
  one = await startServerProcess({ connection, dataDir: folders[0]!, key: KEY });
  other = await startServerProcess({ connection, dataDir: folders[1]!, key: KEY });
});

afterAll(async () => {
  await Promise.all([one?.kill(), other?.kill()]);
  await database.drop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const track = (server: ServerProcess, event: string) =>
  server.ask('POST', '/v1/track', {
    key: false,
    headers: { authorization: `Basic ${btoa(`${KEY}:`)}` },
    json: { userId: 'seen-by-two', event, messageId: crypto.randomUUID() },
  });

test('a screen of one server hears at once of a touchpoint that another server took', async () => {
  expect((await track(one, 'Signed Up')).status).toBe(200);
  const found = await other.ask('GET', '/api/customers/by-identity?kind=userId&value=seen-by-two');
  const { id } = found.body;
  const news = await listen(one, `customer:${id}`);
  expect((await track(other, 'Cart Viewed')).status).toBe(200);
  expect(await news.next()).toMatchObject({ topic: `customer:${id}` });
  const story = await one.ask('GET', `/api/customers/${id}/timeline`);
  expect(story.body.items.map(({ type }: { type: string }) => type)).toEqual(['Cart Viewed', 'Signed Up']);
  await news.stop();
});

test('a call that was written down is there once, though its server was killed before its answer was read', async () => {
  const json = {
    ...{ key: crypto.randomUUID(), channel: 'phone', outcome: 'solved', reason: 'Bill', emotion: 'joy' },
    customer: { name: 'Dona Marta' },
  };
  const keyed = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const answer = await fetch(`${one.url}/api/contact-log`, {
    ...{ method: 'POST', headers: keyed, body: JSON.stringify(json) },
  });
  await one.kill();
  expect(answer.status).toBe(201);
  await answer.body?.cancel().catch(() => {});
  const day = await other.ask('GET', '/api/contact-log');
  expect(day.body.items).toMatchObject([{ emotion: 'joy', customer: { name: 'Dona Marta' } }]);
  // The screen, which has heard nothing, sends it again.
  const again = await other.ask('POST', '/api/contact-log', { json });
  expect([again.status, again.body.id]).toEqual([201, day.body.items[0].id]);
  expect((await other.ask('GET', '/api/contact-log')).body.items).toHaveLength(1);
  const { items } = (await other.ask('GET', '/api/conversations?status=solved')).body;
  expect(items).toHaveLength(1);
});

/** Opens the stream of news as a member's screen does. */
async function listen(server: ServerProcess, topic: string) {
  const { cookie } = await signIn(server, OWNER);
  const response = await fetch(`${server.url}/api/live?topic=${encodeURIComponent(topic)}`, {
    headers: { cookie },
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  return {
    async next(): Promise<unknown> {
      for (;;) {
        const news = /^data: (.*)\n/m.exec(heard);
        if (news) return JSON.parse(news[1]!);
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended after ${heard}`);
        heard += value;
      }
    },
    stop: () => reader.cancel(),
  };
}
