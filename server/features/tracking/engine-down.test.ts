import { rm } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { readConfig } from '../../core/config.ts';
import { start } from '../../start.ts';
import { makeTestDatabase } from '../../testing/database.ts';
import { eventually } from '../../testing/processes.ts';
import { scratchFolder } from '../../testing/scratch.ts';

/** A way to PostgreSQL that can be cut: connections break, new ones are refused. */
async function cuttableWay(folder: string) {
  const { host, port } = inject('record');
  const file = path.join(await scratchFolder(), `.s.PGSQL.${port}`);
  const open = new Set<net.Socket>();
  const listen = () =>
    new Promise<net.Server>((resolve) => {
      const server = net.createServer((near) => {
        const far = net.connect(path.join(host!, `.s.PGSQL.${port}`));
        for (const socket of [near, far]) {
          open.add(socket);
          socket.on('error', () => {}).on('close', () => open.delete(socket));
        }
        near.pipe(far).pipe(near);
      });
      server.listen(file, () => resolve(server));
    });
  let server = await listen();
  const way = {
    host: path.dirname(file),
    async cut() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    async mend() {
      server = await listen();
    },
  };
  onTestFinished(async () => {
    await way.cut();
    await rm(way.host, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
  return way;
}

it('while the record cannot be reached nothing is acknowledged, and the same call sent again is taken once', async () => {
  const folder = await scratchFolder();
  const way = await cuttableWay(folder);
  const { connection, drop } = await makeTestDatabase();
  const key = `jk_test_${crypto.randomUUID()}`;
  const config = readConfig({
    PORT: '0',
    JORNADA_DATA: folder,
    JORNADA_WORKSPACE: 'Test workspace',
    JORNADA_OWNER_EMAIL: 'owner@jornada.example',
    JORNADA_OWNER_PASSWORD: 'a long enough password',
    JORNADA_API_KEY: key,
  });
  const jornada = await start(config, {
    record: { ...connection, host: way.host },
    lensUrl: inject('lensUrl'),
  });
  onTestFinished(async () => {
    await jornada.stop();
    await drop();
  });
  await jornada.app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(jornada.app.server.address() as AddressInfo).port}/v1/track`;
  const send = (event: string, messageId: string) =>
    fetch(address, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${key}:`)}` },
      body: JSON.stringify({ userId: 'somebody', event, messageId }),
    });
  expect((await send('Before', 'm1')).status).toBe(200);

  await way.cut();
  const answers = await Promise.all(Array.from({ length: 5 }, () => send('During', 'm2')));
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  expect(Number(answers[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answers[0]!.json()).toMatchObject({ type: 'urn:jornada:unavailable' });

  await way.mend();
  await eventually(async () => expect((await send('During', 'm2')).status).toBe(200));
  const { rows } = await jornada.context.db.owner.query('select type from touchpoints order by type');
  expect(rows).toEqual([{ type: 'Before' }, { type: 'During' }]);
}, 60_000);
