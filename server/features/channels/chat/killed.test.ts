/** The server is killed while people write: nothing is lost, nothing is doubled, on either side. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase } from '../../../testing/database.ts';
import { eventually } from '../../../testing/processes.ts';
import { scratchFolder } from '../../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../../testing/server-process.ts';
import { addChat, answer, browserWith, conversationSaying, visit } from './testing.ts';

let drop: () => Promise<void>;
let start: () => Promise<ServerProcess>;
beforeAll(async () => {
  const made = await makeTestDatabase();
  drop = made.drop;
  const [dataDir, key] = [await scratchFolder(), `jk_test_${randomUUID()}`];
  start = () => startServerProcess({ connection: made.connection, dataDir, key });
});
afterAll(() => drop());

const MESSAGES = 30;

test('messages that a browser sends until they are taken are there once, through kills', {
  timeout: 300_000,
}, async () => {
  const servers = await Promise.all([start(), start()]);
  const { key } = await addChat(servers[0]!);
  const { token } = await visit(servers[0]!, key);
  const texts = Array.from({ length: MESSAGES }, (_, n) => `Message ${n} 8801`);
  let at = 0;
  const lane = async (text: string) => {
    const id = randomUUID();
    // As the widget does: the same id, at whichever server answers, until one says that it has it.
    await eventually(async () => {
      const server = servers[at++ % servers.length]!;
      const { status } = await browserWith(server, key, token).write(text, { id });
      if (status !== 201) throw new Error(`answered ${status}`);
      // What was acknowledged, said again.
      if (at % 3 === 0)
        await browserWith(server, key, token)
          .write(text, { id })
          .catch(() => {});
    }, 120_000);
  };
  const sending = (async () => {
    for (const text of texts) await lane(text);
  })();
  for (let kill = 0; kill < 2; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await servers[kill]!.kill();
    servers[kill] = await start();
  }
  await sending;
  const browser = browserWith(servers[0]!, key, token);
  const said = await browser.said('?after=0&limit=100');
  expect(said.map(({ text }) => text)).toEqual(texts);
  expect(said.map(({ position }) => position)).toEqual(texts.map((_, index) => index + 1));
  const { id, messages } = await conversationSaying(servers[1]!, '8801');
  expect(messages).toBe(MESSAGES);

  // An answer written at one server, heard at the other; and what was answered while no stream was open.
  const listening = await browser.listen(MESSAGES);
  await answer(servers[1]!, id, 'Heard across');
  expect((await listening.next('message')).data.text).toBe('Heard across');
  await servers[0]!.kill();
  await answer(servers[1]!, id, 'While you were cut off');
  const again = await browserWith(servers[1]!, key, token).listen(MESSAGES + 1);
  expect((await again.next('message')).data.text).toBe('While you were cut off');
  await again.stop();
  await servers[1]!.kill();
});
