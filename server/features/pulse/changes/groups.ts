/** What metrics add up to in two periods by the groups of every dimension: all of them in one question. */
import { ask } from '../../lens/ask.ts';
import { NOBODY } from '../../lens/tables.ts';
import type { Figure } from '../../metrics/kinds.ts';
import { splitsOf } from '../../metrics/observe.ts';
import type { Question } from '../../metrics/question.ts';
import type { Split } from '../../metrics/shapes-contract.ts';
import { NOTHING, type Sides } from '../../metrics/statistics/sums.ts';
import { byPeriod, paramsByPeriod, perPersonOf, type SummedRow, sums, sumsOf, units } from './observed.ts';

/** A dimension: `channel`, …, or `trait:<name>`. */
export type Dimension = string;

export interface Group {
  sides: Sides;
  /** As the metric itself counts the group, so that its people are as many. */
  now: Figure;
  before: Figure;
}

export type Dimensions = Map<Dimension, Map<string, Group>>;

interface Row extends SummedRow {
  /** Which of the questions. */
  number: number;
  bucket: string;
  dimension: Dimension;
  label: string;
}

/** Smaller groups are left in the rest: nothing certain can be said of them. Observations in both periods together. */
const LEAST_OBSERVED = 30;
/** What people are told apart by wherever they are observed. */
const OF_PEOPLE: Split[] = ['account', 'campaign', 'trait'];

/**
 * Of each question the groups of every dimension, in the two periods that begin on these dates. What belongs to none of
 * a dimension's groups has the key '' or is left out. The questions are of one period and one workspace; only of
 * metrics that can be taken apart.
 */
export async function findGroups(
  questions: Question[],
  traits: string[],
  dates: [before: string, now: string],
): Promise<Dimensions[]> {
  const [first] = questions;
  if (!first) return [];
  const rows = await ask<Row>(first.program, first.workspaceId, {
    sql: groupsSql(questions),
    params: Object.assign({ traits }, ...questions.map(paramsByPeriod)),
  });
  const byNumber = Map.groupBy(rows, ({ number }) => number);
  return questions.map((question, number) => dimensionsIn(question, byNumber.get(number) ?? [], dates));
}

/** What is known of people, and what labels are joined from, is read once for all metrics. */
function groupsSql(questions: Question[]): string {
  const summed = questions.flatMap(groupsOf).join(' UNION ALL ');
  const { sql, shared } = readOnce(summed, questions);
  return `
    WITH ${[`known AS MATERIALIZED (${KNOWN_OF_PEOPLE})`, ...shared].join(', ')}
    SELECT * FROM (SELECT *, sum(observed) OVER (PARTITION BY number, dimension, label) AS observed_in_both FROM (${sql}))
    WHERE observed_in_both >= ${LEAST_OBSERVED}`;
}

/** The joins of labels that stand in it several times, each under a name. */
function readOnce(sql: string, questions: Question[]) {
  const joins = questions.flatMap(({ metric }) =>
    Object.values(metric.of.labels).map(({ join }) => join?.sql ?? ''),
  );
  const several = [...new Set(joins)].filter((one) => one && sql.split(`(${one})`).length > 2);
  return {
    sql: several.reduce((all, one, index) => all.replaceAll(`(${one})`, `shared_${index}`), sql),
    shared: several.map((one, index) => `shared_${index} AS MATERIALIZED (${one})`),
  };
}

/** Where people count once in a group, what they did in groups of different dimensions is put together apart. */
function groupsOf(question: Question, number: number): string[] {
  const { kind, of } = question.metric;
  const own = kind.isOfSeveral ? [] : splitsOf(of).filter((split) => !OF_PEOPLE.includes(split));
  const placed = perPersonOf(question)
    ? [
        ...own.map(
          (split) => `SELECT *, [('${split}', labels)] AS all_places FROM (${units(question, split)})`,
        ),
        withKnown(units(question, null), 'known.places'),
      ]
    : [
        own.length
          ? withKnown(
              byPeriod(question, { ...question.asked, split: null, places: own }),
              'arrayConcat(unit.places, known.places)',
            )
          : withKnown(units(question, null), 'known.places'),
      ];
  return placed.map(
    (sql) => `
      SELECT ${number} AS number, toString(bucket) AS bucket, dimension, label, ${sums(question, 'part')} FROM (
        SELECT *, place.1 AS dimension, arrayJoin(place.2) AS label, 1 / length(place.2) AS part FROM (
          SELECT *, arrayJoin(all_places) AS place FROM (${sql})))
      GROUP BY bucket, dimension, label`,
  );
}

/** What was observed is held in memory, and everybody who is known goes past it: they are many more. */
const withKnown = (observed: string, places: string) =>
  `SELECT unit.*, ${places} AS all_places FROM known RIGHT JOIN (${observed}) AS unit ON known.who = unit.person`;

/**
 * As the metrics split people (metrics/rows.ts): a person has every account and value of a trait that any of their
 * customers has, and every campaign that ever reached them.
 */
const KNOWN_OF_PEOPLE = `
  SELECT person AS who, groupArray((dimension, labels)) AS places FROM (
    SELECT person, dimension, groupUniqArray(text) AS labels FROM (
      SELECT person, concat('trait:', pair.1) AS dimension, if(startsWith(pair.2, '"'), JSONExtractString(pair.2), pair.2) AS text
      FROM customers ARRAY JOIN JSONExtractKeysAndValuesRaw(traits) AS pair
      WHERE pair.1 IN {traits:Array(String)} AND pair.2 != 'null'
      UNION ALL SELECT person, 'account', toString(account) FROM customers WHERE account != '${NOBODY}'
      UNION ALL SELECT DISTINCT person, 'campaign', toString(campaign) FROM touchpoints WHERE campaign != '')
    WHERE text != '' GROUP BY person, dimension)
  GROUP BY who`;

function dimensionsIn(question: Question, rows: Row[], dates: [string, string]): Dimensions {
  const byDimension = Map.groupBy(rows, ({ dimension }) => dimension);
  return new Map([...byDimension].map(([dimension, found]) => [dimension, groupsIn(question, found, dates)]));
}

function groupsIn({ metric }: Question, rows: Row[], dates: [string, string]): Map<string, Group> {
  const nothing = metric.kind.figure({ n: 0 });
  const groups = [...Map.groupBy(rows, ({ label }) => label)].map(([label, own]): [string, Group] => {
    const figures = sidesOf(own, dates, (row) => metric.kind.figure(row.own), nothing);
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
