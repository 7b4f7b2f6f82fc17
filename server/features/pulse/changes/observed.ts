/** What a metric's observations add up to: by periods in whole, and in two periods by the groups of every dimension. */
import { ask } from '../../lens/ask.ts';
import { intervalStart } from '../../lens/question/period.ts';
import { NOBODY } from '../../lens/tables.ts';
import type { Split } from '../../metrics/contract.ts';
import { paramsOf } from '../../metrics/figures.ts';
import type { Figure, Sums as KindSums } from '../../metrics/kinds.ts';
import { splitsOf } from '../../metrics/observe.ts';
import type { Question } from '../../metrics/question.ts';
import { NOTHING, type Sides, type Sums } from './sums.ts';

/** A dimension: `channel`, …, or `trait:<name>`. */
export type Dimension = string;

export interface Group {
  sides: Sides;
  /** As the metric itself counts the group, so that its people are as many. */
  now: Figure;
  before: Figure;
}

export interface Whole {
  /** First date of the period. */
  date: string;
  figure: Figure;
  sums: Sums;
}

interface Row extends Record<string, unknown> {
  bucket: string;
  dimension: string;
  label: string;
}

/** The whole in each period in which anything was observed. Only of metrics that can be taken apart. */
export async function findWhole(question: Question): Promise<Whole[]> {
  const sql = `SELECT toString(bucket) AS bucket, ${sums(question, '1')} FROM (${units(question, null)}) GROUP BY bucket`;
  const rows = await askAbout(question, sql);
  return rows.map((row) => ({
    date: row.bucket,
    figure: question.metric.kind.figure(row as KindSums),
    sums: sumsOf(row),
  }));
}

/** Smaller groups are left in the rest: nothing certain can be said of them. Observations in both periods together. */
const LEAST_OBSERVED = 30;
/** What people are told apart by wherever they are observed: found in one pass, whatever the number of traits. */
const OF_PEOPLE: Split[] = ['account', 'campaign', 'trait'];

/**
 * The groups of every dimension, in the two periods that begin on these dates. What belongs to none of a dimension's
 * groups has the key '' or is left out.
 */
export async function findGroups(
  question: Question,
  traits: string[],
  dates: [before: string, now: string],
): Promise<Map<Dimension, Map<string, Group>>> {
  const own = splitsOf(question.metric.of).filter((split) => !OF_PEOPLE.includes(split));
  const all = [...own.map((split) => ofRows(question, split)), ofPeople(question)].join(' UNION ALL ');
  const counted = `SELECT *, sum(observed) OVER (PARTITION BY dimension, label) AS observed_in_both FROM (${all})`;
  const rows = await askAbout(
    question,
    `SELECT * FROM (${counted}) WHERE observed_in_both >= ${LEAST_OBSERVED}`,
    { traits },
  );
  const byDimension = Map.groupBy(rows, ({ dimension }) => dimension);
  return new Map([...byDimension].map(([dimension, found]) => [dimension, groupsIn(question, found, dates)]));
}

const ofRows = (question: Question, split: Split) => `
  SELECT toString(bucket) AS bucket, '${split}' AS dimension, label, ${sums(question, 'part')} FROM (
    SELECT *, arrayJoin(labels) AS label, 1 / length(labels) AS part FROM (${units(question, split)}))
  GROUP BY bucket, label`;

const ofPeople = (question: Question) => `
  SELECT toString(bucket) AS bucket, dimension, label, ${sums(question, 'part')} FROM (
    SELECT unit.*, known.dimension AS dimension, arrayJoin(known.labels) AS label, 1 / length(known.labels) AS part
    FROM (${units(question, null)}) AS unit INNER JOIN (${KNOWN_OF_PEOPLE}) AS known USING (person))
  GROUP BY bucket, dimension, label`;

/**
 * As the metrics split people (metrics/rows.ts): a person has every account and value of a trait that any of their
 * customers has, and every campaign that ever reached them.
 */
const KNOWN_OF_PEOPLE = `
  SELECT person, dimension, groupUniqArray(text) AS labels FROM (
    SELECT person, concat('trait:', pair.1) AS dimension, if(startsWith(pair.2, '"'), JSONExtractString(pair.2), pair.2) AS text
    FROM customers ARRAY JOIN JSONExtractKeysAndValuesRaw(traits) AS pair
    WHERE pair.1 IN {traits:Array(String)} AND pair.2 != 'null'
    UNION ALL SELECT person, 'account', toString(account) FROM customers WHERE account != '${NOBODY}'
    UNION ALL SELECT DISTINCT person, 'campaign', toString(campaign) FROM touchpoints WHERE campaign != '')
  WHERE text != '' GROUP BY person, dimension`;

function groupsIn({ metric }: Question, rows: Row[], dates: [string, string]): Map<string, Group> {
  const nothing = metric.kind.figure({ n: 0 });
  const groups = [...Map.groupBy(rows, ({ label }) => label)].map(([label, own]): [string, Group] => {
    const figures = sidesOf(own, dates, (row) => metric.kind.figure(row as KindSums), nothing);
    return [label, { sides: sidesOf(own, dates, sumsOf, NOTHING), ...figures }];
  });
  return new Map(groups);
}

function sidesOf<T>(rows: Row[], [before, now]: [string, string], of: (row: Row) => T, nothing: T) {
  const side = (date: string) => {
    const row = rows.find(({ bucket }) => bucket === date);
    return row ? of(row) : nothing;
  };
  return { before: side(before), now: side(now) };
}

/**
 * Observations with their period; people, where each counts once in it. Of a ratio, what one person did in different
 * groups is summed apart: each belongs to its own.
 */
function units({ metric, asked, interval }: Question, split: Split | null): string {
  const seen = `SELECT *, ${intervalStart(interval, 'at')} AS bucket FROM (${metric.observations({ ...asked, split })})`;
  const perPerson = metric.kind.perPerson ?? metric.kind.apart!.perPerson;
  if (!perPerson) return seen;
  const keys = `bucket, person${split && metric.kind.apart!.as === 'ratio' ? ', labels' : ''}`;
  const labels = split && metric.kind.apart!.as !== 'ratio' ? ', groupUniqArrayArray(labels) AS labels' : '';
  return `SELECT ${keys}, ${perPerson.join(', ')}${labels} FROM (${seen}) AS one GROUP BY ${keys}`;
}

/** The metric's own sums, and those that figures are taken apart by: each observation for its `part` of a group. */
function sums({ metric }: Question, part: string): string {
  const { amount, weight } = metric.kind.apart!;
  const own = Object.entries(metric.kind.aggregates).map(([name, sql]) => `${sql} AS ${name}`);
  const summed = (name: string, sql: string) => `sum(${part} * (${sql})) AS part_${name}`;
  return [
    ...own,
    'count() AS observed',
    summed('n', '1'),
    summed('y', amount),
    summed('x', weight),
    summed('yy', `${amount} * ${amount}`),
    summed('xy', `${amount} * ${weight}`),
    summed('xx', `${weight} * ${weight}`),
  ].join(', ');
}

function sumsOf(row: Row): Sums {
  const of = (name: string) => Number(row[`part_${name}`] ?? 0);
  return { n: of('n'), y: of('y'), x: of('x'), yy: of('yy'), xy: of('xy'), xx: of('xx') };
}

function askAbout(question: Question, sql: string, params: Record<string, unknown> = {}): Promise<Row[]> {
  const { program, workspaceId } = question;
  return ask<Row>(program, workspaceId, {
    sql,
    params: { ...paramsOf(question, { time: 'intervals', groups: 'everybody' }), ...params },
  });
}
