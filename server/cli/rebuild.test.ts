import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../testing/command.ts';
import { startTestJornada, type TestJornada } from '../testing/jornada.ts';
import { lensCaughtUp } from '../testing/lens.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await jornada.ask('POST', '/v1/track', { json: { userId: 'ana', event: 'Product Viewed' } });
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada.stop());

const rebuild = (...args: string[]) => runCommand('rebuild', args);

test('jornada rebuild fills the lens anew and says how long it took', async () => {
  const remote = ['--url', jornada.url, '--key', jornada.key];
  const told = await rebuild(...remote);
  expect(told).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^The lens was filled anew in \d+\.\d s\.\n$/),
  });
  const { out } = await rebuild(...remote, '--json');
  expect(JSON.parse(out)).toMatchObject({ state: 'current', seconds: expect.any(Number) });
  const { body } = await jornada.ask('GET', '/api/metrics/active-customers');
  expect(body.total.value).toBe(1);
});

test('without a key, and where nothing answers, it says what to do', async () => {
  expect(await rebuild()).toMatchObject({ code: 1, error: expect.stringContaining('Settings › API keys') });
  const nobody = await rebuild('--url', 'http://127.0.0.1:9', '--key', jornada.key);
  expect(nobody).toMatchObject({ code: 1, error: expect.stringContaining('No Jornada answers') });
});
