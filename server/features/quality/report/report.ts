/** How good answers are, and how sure that is. What bears several names over time is told by its latest. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { type Period, readPeriod } from '../../../core/period.ts';
import { FEW } from '../../metrics/shapes-contract.ts';
import { within } from '../../metrics/statistics/interval.ts';
import { meanInterval } from '../../metrics/statistics/mean.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { languageFor } from '../../workspaces/spoken.ts';
import { givenIn, narrowedBy } from '../reviews/list.ts';
import { ANSWERED_CRITERIA, REVIEWS } from '../reviews/rows.ts';
import { criterionNameIn } from '../scorecards/usual.ts';
import type { qualityReportApi } from './contract.ts';

type Asked = z.output<typeof qualityReportApi.report.query & object>;
type Told = z.input<typeof qualityReportApi.report.answer & object>;
type Part = RawBuilder<unknown>;

interface Row {
  key: string;
  name: string;
  n: number;
  mean: number | null;
  variance: number | null;
  failed: number;
  targeted: number;
}

const NOTHING: Row = { key: 'all', name: '', n: 0, mean: null, variance: null, failed: 0, targeted: 0 };

/** @throws 400 for a time that ends before it begins */
export async function readReport(tx: Tx, caller: Caller, asked: Asked): Promise<Told> {
  const period = readPeriod(asked, await readWorkspace(tx, caller.workspaceId));
  const { by, ...narrowing } = asked;
  const conditions = sql.join([givenIn(period), ...narrowedBy(caller, narrowing)], sql` and `);
  const [overall = NOTHING] = await figures(tx, WHOLE, conditions);
  const items = await figures(tx, breakdownOf(by, period), conditions);
  const nameOf = (name: string) => (by === 'criterion' ? criterionNameIn(languageFor(caller), name) : name);
  return {
    ...{ from: period.from.toISOString(), to: period.to.toISOString(), by },
    overall: figureOf(overall),
    targeted: overall.targeted,
    items: items.map((row) => ({ key: row.key, name: nameOf(row.name), ...figureOf(row) })),
  };
}

interface Breakdown {
  /** Joined to the tables of reviews. */
  with: Part;
  key: Part;
  name: Part;
  /** 0 to 100. */
  value: Part;
  failed: Part;
  order: Part;
}

const usual = { with: sql``, value: sql`r.score`, failed: sql`r.failed`, order: sql`n desc, name, key` };
const WHOLE: Breakdown = { ...usual, key: sql`'all'`, name: sql`''` };

function breakdownOf(by: Asked['by'], { timeZone, weekStart }: Period): Breakdown {
  switch (by) {
    case 'person':
      return { ...usual, key: sql`m.id::text`, name: sql`m.name` };
    case 'channel':
      return { ...usual, key: sql`c.channel`, name: sql`c.channel` };
    case 'department':
      return {
        ...usual,
        with: sql`left join departments d on d.id = c.department_id`,
        key: sql`coalesce(d.key, 'none')`,
        name: sql`coalesce(d.name, '')`,
      };
    case 'week': {
      const day = sql`(r.given_at at time zone ${timeZone}::text)::date`;
      const week = sql`(${day} - (extract(isodow from ${day})::int - ${weekStart}::int + 7) % 7)::text`;
      return { ...usual, key: week, name: week, order: sql`key` };
    }
    case 'criterion':
      return {
        with: ANSWERED_CRITERIA,
        key: sql`q.criterion_id::text`,
        name: sql`x.name`,
        value: sql`100 * x.share`,
        failed: sql`(x.critical and x.share = 0)`,
        order: sql`mean, name, key`,
      };
  }
}

async function figures(
  tx: Tx,
  { with: joined, key, name, value, failed, order }: Breakdown,
  conditions: Part,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select key, (array_agg(name order by given_at desc))[1] as name, count(*)::int as n, avg(value) as mean,
      var_samp(value) as variance, count(*) filter (where failed)::int as failed,
      count(*) filter (where chosen not in ('by-hand', 'random'))::int as targeted
    from (select ${key} as key, ${name} as name, ${value} as value, ${failed} as failed, r.chosen, r.given_at
      from ${REVIEWS} ${joined} where ${conditions}) seen
    group by key order by ${order}`.execute(tx);
  return rows;
}

function figureOf({ n, mean, variance, failed }: Row): Told['overall'] {
  const interval = mean === null || variance === null ? null : meanInterval(mean, variance, n);
  const ends = interval && within(interval, 0, 100);
  return { n, mean, low: ends?.low ?? null, high: ends?.high ?? null, few: n < FEW, failed };
}
