/** Made-up journeys, written straight into a lens: what a question costs does not depend on how its rows came there. */
import type { Lens } from '../server/core/lens/lens.ts';

/** Persons are named by their number, so that the record can be given some of them. */
const person = (number: string) =>
  `toUUID(concat('00000000-0000-4000-8000-', leftPad(lower(hex(toUInt64(${number}))), 12, '0')))`;

/** Eighteen months that end now. */
export const FIRST_DAY = new Date(Date.now() - 548 * 86_400_000);

/** Weighted by how often they stand here; all are in the default catalogue. */
export const TYPES: string[] = [
  ...many(7, 'Page Viewed'),
  ...many(6, 'Product Viewed'),
  ...many(3, 'Product Added'),
  ...many(2, 'Checkout Started'),
  'Ad Clicked',
  'Email Opened',
  'Order Completed',
  'Order Shipped',
  'Order Delivered',
  'Order Delivered Late',
  'Help Requested',
  'Help Answered',
  'Order Returned',
  'Survey Answered',
];
const CHANNELS = ['web', 'app', 'email', 'store', ''];
const ROWS_AT_ONCE = 2_000_000;

/**
 * Writes touchpoints of persons whose visits come in bursts, an order and a rating for every fifth person.
 * @param perPerson how many touchpoints each has
 */
export async function plantJourneys(
  lens: Lens,
  {
    database,
    workspaceId,
    persons,
    perPerson,
  }: { database: string; workspaceId: string; persons: number; perPerson: number },
): Promise<void> {
  const rows = persons * perPerson;
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const some = Math.min(ROWS_AT_ONCE, rows - from);
    await lens.command({
      query: touchpoints(database, workspaceId, perPerson, from, some),
      clickhouse_settings: { max_partitions_per_insert_block: '0', max_execution_time: 600 },
    });
  }
  await lens.command({
    query: `INSERT INTO ${database}.customers (workspace, customer, person, source, traits, step)
      SELECT '${workspaceId}', ${person('number')}, ${person('number')}, 'bench', concat('{"plan": "', toString(number % 3), '"}'), 0
      FROM numbers(${persons})`,
  });
  await lens.command({
    query: `INSERT INTO ${database}.orders (workspace, order, number, customer, person, currency, total_minor, placed_at, delivered_at, promised_at, step)
      SELECT '${workspaceId}', ${person('number + 1000000000')}, toString(number), ${person('number')}, ${person('number')}, 'BRL', 5000 + number % 9000,
        begins + toIntervalDay(20), begins + toIntervalDay(25 + number % 12), begins + toIntervalDay(32), 0
      FROM (SELECT number * 5 AS number, ${begin('number * 5')} AS begins FROM numbers(${Math.floor(persons / 5)}))`,
  });
  await lens.command({
    query: `INSERT INTO ${database}.responses (workspace, response, customer, person, order, metric, score, scale_min, scale_max, at, step)
      SELECT '${workspaceId}', ${person('number + 2000000000')}, ${person('number')}, ${person('number')}, ${person('number + 1000000000')},
        ['csat', 'nps', 'ces'][1 + number % 3], [1 + number % 5, number % 11, 1 + number % 7][1 + number % 3],
        [1, 0, 1][1 + number % 3], [5, 10, 7][1 + number % 3], ${begin('number')} + toIntervalDay(40), 0
      FROM (SELECT number * 5 AS number FROM numbers(${Math.floor(persons / 5)}))`,
  });
}

const begin = (number: string) =>
  `toDateTime64(${FIRST_DAY.getTime() / 1000}, 3, 'UTC') + toIntervalMinute(cityHash64(${number}) % (500 * 1440))`;

function many(times: number, name: string): string[] {
  return Array.from({ length: times }, () => name);
}

function touchpoints(
  database: string,
  workspaceId: string,
  perPerson: number,
  from: number,
  rows: number,
): string {
  const list = (names: string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
  return `INSERT INTO ${database}.touchpoints (workspace, person, at, id, customer, type, kind, channel, source, order, product, campaign, page, properties, step)
    SELECT '${workspaceId}', who, begins + toIntervalSecond(nth * 5400 + chance % 5000), generateUUIDv4(), who,
      ${list(TYPES)}[1 + chance % ${TYPES.length}] AS type, 'track', ${list(CHANNELS)}[1 + intDiv(chance, 31) % ${CHANNELS.length}], 'tracking',
      if(startsWith(type, 'Order') AND p % 5 = 0, ${person('p + 1000000000')}, toUUID('00000000-0000-0000-0000-000000000000')),
      if(startsWith(type, 'Product'), concat('S', toString(chance % 500)), ''), if(chance % 50 = 0, 'spring', ''),
      if(type = 'Page Viewed', concat('/p/', toString(chance % 300)), ''), '{"device": "phone", "price": 49.9}', 0
    FROM (SELECT intDiv(number, ${perPerson}) AS p, number % ${perPerson} AS nth, ${person('p')} AS who, cityHash64(number, 7) AS chance,
        toDateTime64(${FIRST_DAY.getTime() / 1000}, 3, 'UTC') + toIntervalMinute(cityHash64(p, intDiv(nth, 6)) % (540 * 1440)) AS begins
      FROM numbers(${from}, ${rows}))`;
}
