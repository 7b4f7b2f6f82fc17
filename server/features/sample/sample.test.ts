import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import type { SampleState } from './contract.ts';

const LOADING_TAKES_AT_MOST_MS = 240_000;

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada?.stop());

const look = async (): Promise<SampleState> => (await jornada.ask('GET', '/api/sample')).body;

function until(state: SampleState['state']): Promise<void> {
  return vi.waitFor(async () => expect((await look()).state).toBe(state), {
    timeout: LOADING_TAKES_AT_MOST_MS,
    interval: 250,
  });
}

test('there is none to remove at first', async () => {
  expect(await look()).toMatchObject({ state: 'absent', importId: null });
  const { status, body } = await jornada.ask('DELETE', '/api/sample');
  expect([status, body.type]).toEqual([409, 'urn:jornada:conflict']);
});

test(
  'while it is being loaded it is refused a second time, and can be removed',
  async () => {
    const { status, body } = await jornada.ask('POST', '/api/sample');
    expect([status, body.state, body.people]).toEqual([202, 'loading', 20_000]);
    const again = await jornada.ask('POST', '/api/sample');
    expect([again.status, again.body.detail]).toEqual([409, 'The sample company is being loaded already.']);
    const news: string[] = [];
    const stop = jornada.context.live.on(jornada.workspaceId, 'conversations', () => news.push('heard'));
    expect((await jornada.ask('DELETE', '/api/sample')).status).toBe(202);
    await until('absent');
    // Lists and counts look again.
    await vi.waitFor(() => expect(news).not.toEqual([]));
    stop();
  },
  LOADING_TAKES_AT_MOST_MS,
);
