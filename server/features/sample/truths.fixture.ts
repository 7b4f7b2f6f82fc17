/** What was planted in the sample company comes out: as docs/sample-company.md says, and on the map. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { TestJornada } from '../../testing/jornada.ts';
import type { SampleState } from './contract.ts';
import { type Figures, measureSample } from './figures.ts';
import { firstMoment } from './generator/calendar.ts';
import { mapTruths } from './map-truths.fixture.ts';

/** How far what comes out may lie from what was planted: chance, and truths that touch each other. */
const SHARE_TOLERANCE = 0.03;
const RATING_TOLERANCE = 0.1;

type Loaded = Pick<SampleState, 'made' | 'startedAt'>;

export async function expectFiguresOfThePage(jornada: TestJornada, { made, startedAt }: Loaded) {
  const measured = await measureSample(jornada.context.db.owner, new Date(firstMoment(new Date(startedAt!))));
  expect(made.touchpoints).toBe(measured.touchpoints);
  compare(await readPage(), measured);
}

/** Each truth that the map can show is seen there without being told where to look, or by narrowing it once. */
export async function expectTruthsOnTheMap(jornada: TestJornada, { startedAt }: Loaded) {
  const first = new Date(firstMoment(new Date(startedAt!)));
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
