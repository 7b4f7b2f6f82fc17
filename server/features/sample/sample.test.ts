import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import type { SampleState } from './contract.ts';
import { type Figures, measureSample } from './figures.ts';
import { firstMoment } from './generator/calendar.ts';

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
    expect((await jornada.ask('DELETE', '/api/sample')).status).toBe(202);
    await until('absent');
  },
  LOADING_TAKES_AT_MOST_MS,
);

test(
  'loaded whole, its planted truths come out as docs/sample-company.md says, and it goes without a trace',
  async () => {
    await jornada.ask('POST', '/api/sample');
    await until('loaded');
    const { db } = jornada.context;
    const { made, startedAt } = await look();
    const measured = await measureSample(db.owner, new Date(firstMoment(new Date(startedAt!))));
    expect(made.touchpoints).toBe(measured.touchpoints);
    const told = await figuresTold();
    expect(asTold(measured, told)).toEqual(told);

    const { rows } = await db.owner.query(
      `select count(*)::int as unmapped from touchpoint_types where not mapped`,
    );
    expect(rows[0].unmapped).toBe(0);
    const again = await jornada.ask('POST', '/api/sample');
    expect([again.status, again.body.detail]).toEqual([
      409,
      'The sample company is loaded already. Remove it first to load it anew.',
    ]);

    await jornada.ask('DELETE', '/api/sample');
    await until('absent');
    for (const table of [
      'customers',
      'touchpoints',
      'orders',
      'order_items',
      'payments',
      'responses',
      'products',
      'accounts',
      'identities',
      'merges',
      'merge_suggestions',
    ]) {
      const { rows } = await db.owner.query(`select count(*)::int as left from ${table}`);
      expect([table, rows[0].left]).toEqual([table, 0]);
    }
  },
  2 * LOADING_TAKES_AT_MOST_MS,
);

/** The last column of the page's tables, by the name in the first. */
async function figuresTold(): Promise<Record<string, string>> {
  const page = await readFile(new URL('../../../docs/sample-company.md', import.meta.url), 'utf8');
  return Object.fromEntries(
    [...page.matchAll(/^\| `([\w.-]+)` .*\| ([^|]+) \|$/gm)].map(([, name, figure]) => [name!, figure!]),
  );
}

/** The measured figures, written as the page writes each: shares in per cent, ratings with two decimals, counts. */
function asTold(measured: Figures, told: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(measured).map(([name, figure]) => [name, written(figure, told[name] ?? '')]),
  );
}

function written(figure: number, example: string): string {
  if (example.endsWith('%')) return `${(figure * 100).toFixed(1)} %`;
  if (/\.\d\d$/.test(example)) return figure.toFixed(2);
  return figure.toLocaleString('en');
}
