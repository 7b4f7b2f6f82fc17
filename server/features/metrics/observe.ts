/** From a metric's source to its observations: the period, the narrowing and the labels that every one of them has. */

import type { Asked, Labels, Rows } from './metric.ts';
import { PEOPLE_LABELS } from './rows.ts';
import { ROW_NARROWINGS, type Split } from './shapes-contract.ts';

interface Observation {
  /** When it happened: an expression, never null where `where` holds. */
  at: string;
  value?: string;
  /** 1, 0, −1. */
  hit?: string;
  /** Further columns, for details and ratios. */
  more?: string[];
  where?: string;
  /** `until`: from the beginning of the record. */
  period?: 'within' | 'until';
}

/** SELECT of the observations of some rows. Needs the parameters `from` and `to`. */
export function observed(rows: Rows, observation: Observation, asked: Asked): string {
  const { at, value = '1', hit = '0', more = [], where = '1', period = 'within' } = observation;
  const { split, places = [] } = asked;
  const splits = split ? [split, ...places] : places;
  const columns = [
    'person',
    `assumeNotNull(${at}) AS at`,
    `${value} AS value`,
    `toInt8(${hit}) AS hit`,
    ...more,
    ...(asked.conversations && rows.conversation ? [`${rows.conversation} AS conversation`] : []),
    ...(split ? [`${labelsSql(rows, split)} AS labels`] : []),
    ...(split && isSingle(rows, split) ? [`${labelsOf(rows, split)!.one} AS own_label`] : []),
    ...(places.length
      ? [`[${places.map((one) => `('${one}', ${labelsSql(rows, one)})`).join(', ')}] AS places`]
      : []),
  ];
  const conditions = [
    ...(period === 'within' ? [`${at} >= {from:DateTime64(3, 'UTC')}`] : []),
    `${at} < {to:DateTime64(3, 'UTC')}`,
    ...(asked.inParts ? [isInParts(at)] : []),
    where,
    asked.people,
    ...narrowedBy(rows, asked),
  ].filter((condition) => condition !== '1');
  const joins = splits.flatMap((one) => labelsOf(rows, one)?.join ?? []);
  const joined = joins.map(({ as, sql, using }) => ` LEFT JOIN (${sql}) AS ${as} USING (${using})`).join('');
  return `SELECT ${columns.join(', ')} FROM ${rows.table} AS seen${joined} WHERE ${conditions.join(' AND ')}`;
}

function isInParts(at: string): string {
  const moment = `toUnixTimestamp64Milli(assumeNotNull(${at}))`;
  return `arrayExists((start, end) -> ${moment} >= start AND ${moment} < end, {partStarts:Array(Int64)}, {partEnds:Array(Int64)})`;
}

/** Who is in no group is in the one without a name. */
function labelsSql(rows: Rows, split: Split): string {
  const { sql, one } = labelsOf(rows, split)!;
  return one !== undefined ? `[${one}]` : `if(empty(${sql}), [''], ${sql})`;
}

/** Conditions beyond those on people. */
function narrowedBy({ narrowing }: Rows, asked: Asked): string[] {
  return ROW_NARROWINGS.flatMap((name) => {
    const condition = narrowing[name];
    return asked.narrowing[name] !== undefined && condition ? [condition] : [];
  });
}

export function labelsOf(rows: Rows, split: Split): Labels | undefined {
  return rows.labels[split] ?? PEOPLE_LABELS[split];
}

/**
 * Whether each row has exactly one group, of which at most a few dozen are possible. It is then in `own_label` besides,
 * which is quicker to group by.
 */
export function isSingle(rows: Rows, split: Split): boolean {
  return labelsOf(rows, split)?.one !== undefined;
}

/** What a metric of these rows can be split by, in the order in which a screen offers it. */
export function splitsOf(rows: Rows): Split[] {
  return [...(Object.keys(rows.labels) as Split[]), ...(Object.keys(PEOPLE_LABELS) as Split[])];
}

export function narrowingOf(rows: Rows) {
  const own = Object.keys(rows.narrowing) as (keyof Rows['narrowing'])[];
  return (['segment', 'account', 'campaign', ...own] as const).slice();
}
