import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import type { SampleState } from './contract.ts';
import { type Figures, measureSample } from './figures.ts';
import { firstMoment } from './generator/calendar.ts';
import { mapTruths } from './map-truths.fixture.ts';

const LOADING_TAKES_AT_MOST_MS = 240_000;
/** How far what comes out may lie from what was planted: chance, and truths that touch each other. */
const SHARE_TOLERANCE = 0.03;
const RATING_TOLERANCE = 0.1;

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

const TABLES = [
  'customers, identities, merges, merge_suggestions, accounts',
  'products, orders, order_items, payments, responses, touchpoints',
].flatMap((names) => names.split(', '));

test(
  'loaded whole, its planted truths come out as docs/sample-company.md says, and it goes without a trace',
  async () => {
    await jornada.ask('POST', '/api/sample');
    await until('loaded');
    const { db } = jornada.context;
    const { made, startedAt } = await look();
    const measured = await measureSample(db.owner, new Date(firstMoment(new Date(startedAt!))));
    expect(made.touchpoints).toBe(measured.touchpoints);
    compare(await readPage(), measured);
    await expectTruthsOnTheMap(new Date(firstMoment(new Date(startedAt!))));

    const unmapped = await db.owner.query('select name from touchpoint_types where not mapped');
    expect(unmapped.rows).toEqual([]);
    const { status, body } = await jornada.ask('POST', '/api/sample');
    const refusal = 'The sample company is loaded already. Remove it first to load it anew.';
    expect([status, body.detail]).toEqual([409, refusal]);

    await jornada.ask('DELETE', '/api/sample');
    await until('absent');
    for (const table of TABLES) {
      const { rows } = await db.owner.query(`select count(*)::int as left from ${table}`);
      expect([table, rows[0].left]).toEqual([table, 0]);
    }
  },
  3 * LOADING_TAKES_AT_MOST_MS,
);

/** Each truth that the map can show is seen there without being told where to look, or by narrowing it once. */
async function expectTruthsOnTheMap(first: Date) {
  await vi.waitFor(() => lensCaughtUp(jornada.context), { timeout: LOADING_TAKES_AT_MOST_MS, interval: 250 });
  const { worst, late, returned, helped, leftAtPayment } = await mapTruths(jornada, first);
  // 1 and 2. Late parcels are the worst moment, most of all while the north waited, and what they cost is said.
  for (const moments of Object.values(worst)) {
    expect(moments[0]).toMatchObject({ type: 'Order Delivered Late', stage: 'delivery' });
    const { rating, rest } = moments[0]!;
    expect(rating!.mean).toBeLessThan(rest.rating!.mean - 0.5);
    expect(rating!.lowShare).toBeGreaterThan(1.8 * rest.rating!.lowShare);
  }
  expect(late.duringDelays).toBeGreaterThan(1.5 * late.before);
  expect(late.duringDelays).toBeGreaterThan(1.5 * late.lately);
  // 3. Where the answer takes longest, people are least content.
  expect(helped.email.high!).toBeLessThan(helped.chat.low!);
  // 4. What comes back is among the worst, and one product comes back far more often than all together.
  expect(worst.year.map(({ type }) => type)).toContain('Order Returned');
  expect(returned.product).toBeGreaterThan(2.5 * returned.all);
  // 8. In the month in which paying by phone is broken, more give up there than before and after.
  expect(leftAtPayment.broken).toBeGreaterThan(1.5 * leftAtPayment.monthBefore);
  expect(leftAtPayment.broken).toBeGreaterThan(1.5 * leftAtPayment.monthAfter);
}

function compare(page: Told[], measured: Figures) {
  expect(page.map(({ name }) => name).sort()).toEqual(Object.keys(measured).sort());
  for (const { name, planted, figure } of page) {
    expect([name, written(measured[name]!, figure)]).toEqual([name, figure]);
    if (planted === null) continue;
    const tolerance = planted > 1 ? RATING_TOLERANCE : SHARE_TOLERANCE;
    expect(Math.abs(measured[name]! - planted), name).toBeLessThan(tolerance);
  }
}

interface Told {
  name: string;
  /** What was planted, where that is one figure. */
  planted: number | null;
  /** What came out, as it is written. */
  figure: string;
}

/** The tables of the page: name, perhaps what was planted, what came out. */
async function readPage(): Promise<Told[]> {
  const page = await readFile(new URL('../../../docs/sample-company.md', import.meta.url), 'utf8');
  return [...page.matchAll(/^\| `([\w.-]+)` *\|(?: ([^|]+)\|)? ([^|]+?) *\|$/gm)].map(
    ([, name, planted, figure]) => ({ name: name!, planted: plain(planted?.trim() ?? ''), figure: figure! }),
  );
}

function plain(text: string): number | null {
  if (/^[\d.]+ %$/.test(text)) return Number.parseFloat(text) / 100;
  return /^\d\.\d\d$/.test(text) ? Number(text) : null;
}

/** A measured figure as the page writes it: shares in per cent, ratings with two decimals, counts whole. */
function written(figure: number, example: string): string {
  if (example.endsWith('%')) return `${(figure * 100).toFixed(1)} %`;
  if (/\.\d\d$/.test(example)) return figure.toFixed(2);
  return figure.toLocaleString('en');
}
