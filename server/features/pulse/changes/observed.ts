/** What a metric's observations add up to in each period, and the pieces of SQL that this is asked with. */
import { ask } from '../../lens/ask.ts';
import { intervalStart } from '../../lens/question/period.ts';
import { paramsOf } from '../../metrics/figures.ts';
import type { Figure, Sums as KindSums } from '../../metrics/kinds.ts';
import type { Asked } from '../../metrics/metric.ts';
import type { Question } from '../../metrics/question.ts';
import type { Split } from '../../metrics/shapes-contract.ts';
import type { Sums } from '../../metrics/statistics/sums.ts';

export interface Whole {
  /** First date of the period. */
  date: string;
  figure: Figure;
  sums: Sums;
}

interface Row extends SummedRow {
  bucket: string;
}

/** The whole in each period in which anything was observed. Only of metrics that can be taken apart. */
export async function findWhole(question: Question): Promise<Whole[]> {
  const { program, workspaceId, metric } = question;
  const rows = await ask<Row>(program, workspaceId, {
    sql: `SELECT toString(bucket) AS bucket, ${sums(question, '1')} FROM (${units(question, null)}) GROUP BY bucket`,
    params: paramsByPeriod(question),
  });
  return rows.map((row) => ({ date: row.bucket, figure: metric.kind.figure(row.own), sums: sumsOf(row) }));
}

export const paramsByPeriod = (question: Question) =>
  paramsOf(question, { time: 'intervals', groups: 'everybody' });

/**
 * Observations with their period; people, where each counts once in it. Of a ratio, what one person did in different
 * groups is summed apart: each belongs to its own.
 */
export function units(question: Question, split: Split | null): string {
  const { asked, metric } = question;
  const seen = byPeriod(question, { ...asked, split });
  const perPerson = perPersonOf(question);
  if (!perPerson) return seen;
  const keys = `bucket, person${split && metric.kind.apart!.as === 'ratio' ? ', labels' : ''}`;
  const labels = split && metric.kind.apart!.as !== 'ratio' ? ', groupUniqArrayArray(labels) AS labels' : '';
  return `SELECT ${keys}, ${perPerson.join(', ')}${labels} FROM (${seen}) AS one GROUP BY ${keys}`;
}

/** A person's columns; undefined where every observation counts by itself. */
export const perPersonOf = ({ metric: { kind } }: Question) => kind.perPerson ?? kind.apart!.perPerson;

/** Observations with their period. */
export const byPeriod = ({ metric, interval }: Question, asked: Asked) =>
  `SELECT *, ${intervalStart(interval, 'at')} AS bucket FROM (${metric.observations(asked)})`;

/** The metric's own sums, and those that figures are taken apart by. */
export interface SummedRow extends Record<string, unknown> {
  own: KindSums;
}

/** Each observation for its `part` of a group. Of whatever metric, the columns are the same. */
export function sums({ metric }: Question, part: string): string {
  const { amount, weight } = metric.kind.apart!;
  const own = Object.entries(metric.kind.aggregates).map(([name, sql]) => `'${name}', toFloat64(${sql})`);
  const summed = (name: string, sql: string) => `sum(${part} * (${sql})) AS part_${name}`;
  return [
    `CAST(map(${own.join(', ')}), 'Map(String, Nullable(Float64))') AS own`,
    'count() AS observed',
    summed('n', '1'),
    summed('y', amount),
    summed('x', weight),
    summed('yy', `${amount} * ${amount}`),
    summed('xy', `${amount} * ${weight}`),
    summed('xx', `${weight} * ${weight}`),
  ].join(', ');
}

export function sumsOf(row: SummedRow): Sums {
  const of = (name: string) => Number(row[`part_${name}`] ?? 0);
  return { n: of('n'), y: of('y'), x: of('x'), yy: of('yy'), xy: of('xy'), xx: of('xx') };
}
