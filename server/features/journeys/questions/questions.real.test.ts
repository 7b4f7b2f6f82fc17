/**
 * Real leads and a real help desk's log, dropped on the import door with nothing told about them: the funnel and the
 * durations must be those that were computed straight from the files. The data is not part of this repository.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { type TestFile, until, upload } from '../../imports/testing.ts';
import { addressOf, everyone } from './testing/planted.fixture.ts';

const DATA =
  process.env.JORNADA_REAL_DATA ?? new URL('../../../../../shared/data/', import.meta.url).pathname;
const DAY = 86_400;
let jornada: TestJornada;

const isMissing = !['olist-funnel', 'helpdesk'].every((folder) => existsSync(path.join(DATA, folder)));
/** The data may not be passed on with the program, so whoever has it not is told what was not tried. */
const realTest = isMissing ? test.skip : test;
if (isMissing) {
  console.warn(
    `NOT TRIED: leads, deals and a help desk's log. They are missing at ${DATA}; put them there, or say where they are with JORNADA_REAL_DATA.`,
  );
}

beforeAll(async () => {
  if (isMissing) return;
  jornada = await startTestJornada();
  // The files' clocks are read without changes of the clock: their figures were.
  await jornada.context.db.owner.query(`update workspaces set time_zone = 'UTC'`);
});
afterAll(() => jornada?.stop());

realTest('of 8,000 leads 842 were won: whole, by origin, and how long it took', async () => {
  await dropped(
    'olist-funnel/olist_closed_deals_dataset.csv',
    'olist-funnel/olist_marketing_qualified_leads_dataset.csv',
  );
  // One deal was won before the lead's first contact was noted: hence in any order.
  const asked = {
    step: ['First Contact', 'Won'],
    order: 'any',
    windowSeconds: 730 * DAY,
    splitBy: 'property:origin',
    from: '2017-01-01',
    to: '2019-01-01',
  };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  expect(body.conversion).toMatchObject({ value: 0.10525, n: 8000 });
  expect(body.steps.map(({ customers }: { customers: number }) => customers)).toEqual([8000, 842]);
  expect((body.medianSecondsToConvert / DAY).toFixed(2)).toBe('14.65');
  expect((body.steps[1].medianSecondsFromPrevious / DAY).toFixed(2)).toBe('14.65');
  const groups = Object.fromEntries(
    body.groups.map((one: { group: string; steps: { customers: number }[] }) => [
      one.group,
      one.steps.map(({ customers }) => customers),
    ]),
  );
  expect(groups).toMatchObject({
    organic_search: [2296, 271],
    paid_search: [1586, 195],
    social: [1350, 75],
    unknown: [1099, 179],
  });
  expect(
    await everyone(jornada, addressOf('/api/journeys/funnel/people', { ...asked, stepNumber: 2 })),
  ).toHaveLength(842);
});

realTest('a help desk’s cases last 8.7982 days on average, 3.9278 in the middle', async () => {
  const [helpdesk] = await dropped('helpdesk/helpdesk.csv');
  expect(helpdesk).toMatchObject({ rows: 13_710, rejected: 0 });
  const period = { from: '2009-01-01', to: '2016-01-01' };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/duration', period));
  expect(body.customers).toBe(3804);
  expect((body.mean.value / DAY).toFixed(4)).toBe('8.7982');
  expect((body.median.value / DAY).toFixed(4)).toBe('3.9278');
  expect(body.median.low).toBeLessThan(body.median.value);
  expect(await everyone(jornada, addressOf('/api/journeys/paths/people', period))).toHaveLength(3804);
});

/** Drops the files as they are. */
async function dropped(...files: string[]) {
  const content = await Promise.all(
    files.map(
      async (file): Promise<TestFile> => [path.basename(file), await readFile(path.join(DATA, file))],
    ),
  );
  const imports = await upload(jornada, content);
  const ended = await Promise.all(imports.map(({ id }) => until(jornada, id, 'done', 'failed', 'mapping')));
  expect(ended.map(({ kind, state, rejected }) => ({ kind, state, rejected }))).toEqual(
    files.map(() => ({ kind: 'touchpoints', state: 'done', rejected: 0 })),
  );
  await lensCaughtUp(jornada.context);
  return ended;
}
