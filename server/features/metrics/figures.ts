/** From observations to figures: one pass over them for points and totals, of everybody and of groups. */

import type { Period } from '../../core/period.ts';
import { ask } from '../lens/ask.ts';
import { intervalOf, startOf } from '../lens/question/calendar.ts';
import { intervalsBetween, nextInterval } from '../lens/question/dates.ts';
import { clockParams, intervalStart, momentParam } from '../lens/question/period.ts';
import type { Figure, Kind, Sums } from './kinds.ts';
import type { Asked } from './metric.ts';
import { isSingle } from './observe.ts';
import type { Question } from './question.ts';
import type { Sums as Sample } from './statistics/sums.ts';

/** How observations are put together. */
export interface Frame {
  /** By intervals of time, for the whole period, or both in one pass. */
  time: 'intervals' | 'whole' | 'both';
  /** Everybody, by groups, or both in one pass: the latter only where each observation has one group. */
  groups: 'everybody' | 'groups' | 'both';
  /** Groups that are shown by themselves; all others together are the `REST`. All are, when left out. */
  shown?: string[];
  /** Only so many of the groups, the largest first. */
  limit?: number;
}

export interface Found {
  /** First date of the interval; null for the whole period. */
  date: string | null;
  /** Null for everybody. */
  group: string | null;
  figure: Figure;
  detail: Record<string, number | null>;
  /** What two periods are told apart by. */
  sample: Sample | null;
  /** How many groups there are, also beyond the limit. */
  groups: number;
}

/** All groups that are not shown by themselves. No text of a record holds this character. */
export const REST = '\u0000';
export const REST_SQL = "'\\0'";

/** Whether points and totals can be had in one pass: not where people count once in each window. */
export const isOnePass = ({ metric }: Question) => !metric.kind.perPerson && !metric.isWindowed;

/** The figures of a question in a frame; those without observations are left out (but for the whole of everybody). */
export async function findFigures(question: Question, frame: Frame): Promise<Found[]> {
  const { metric, program, workspaceId } = question;
  const rows = await ask<Sums>(program, workspaceId, {
    sql: figuresSql(question, frame),
    params: paramsOf(question, frame),
  });
  return rows.map((sums) => ({
    date: 'bucket' in sums && !sums.all_time ? (sums.bucket as string) : null,
    group: 'label' in sums && !sums.all_groups ? (sums.label as string) : null,
    figure: metric.kind.figure(sums),
    detail: detailOf(sums),
    sample: metric.kind.sample?.(sums) ?? null,
    groups: Number(sums.groups ?? 0),
  }));
}

function detailOf(sums: Sums): Found['detail'] {
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([name]) => name.startsWith('detail_'))
      .map(([name, value]) => [name.slice('detail_'.length), value === null ? null : Number(value)]),
  );
}

function figuresSql(question: Question, frame: Frame): string {
  const { kind, detail = {} } = question.metric;
  const columns = [
    ...(isByTime(frame) ? ['bucket', 'grouping(bucket) AS all_time'] : []),
    ...(isByGroup(frame) ? ['label', 'grouping(label) AS all_groups'] : []),
    ...named(kind.inTwoSteps?.together ?? kind.aggregates),
    ...named(detail, 'detail_'),
  ];
  const summed = `SELECT ${columns.join(', ')} FROM (${addedUpSql(question, frame)}) ${setsOf(frame)}`;
  const after = kind.afterwards ? `, ${named(kind.afterwards).join(', ')}` : '';
  const all = `SELECT * ${kind.aggregates.sorted ? 'EXCEPT (sorted)' : ''}${after} FROM (${summed})`;
  if (frame.limit === undefined) return all;
  return `SELECT *, count() OVER () AS groups FROM (${all}) ORDER BY n DESC, label LIMIT ${frame.limit}`;
}

/** What is added up: rows, or the states of the finest groups. */
function addedUpSql(question: Question, frame: Frame): string {
  const rows = rowsSql(question, frame);
  if (!question.metric.kind.inTwoSteps) return rows;
  const { states } = question.metric.kind.inTwoSteps;
  const keys = keysOf(frame);
  const by = keys.length ? ` GROUP BY ${keys.join(', ')}` : '';
  return `SELECT ${[...keys, ...named(states)].join(', ')} FROM (${rows})${by}`;
}

const keysOf = (frame: Frame) => [
  ...(isByTime(frame) ? ['bucket'] : []),
  ...(isByGroup(frame) ? ['label'] : []),
];

const named = (columns: Record<string, string>, prefix = '') =>
  Object.entries(columns).map(([name, sql]) => `${sql} AS ${prefix}${name}`);

const isByTime = ({ time }: Frame) => time !== 'whole';
const isByGroup = ({ groups }: Frame) => groups !== 'everybody';

/** Everything that is asked for, each in the same pass. */
function setsOf(frame: Frame): string {
  if (!isByTime(frame) && !isByGroup(frame)) return '';
  const times = { intervals: ['bucket'], whole: [''], both: ['bucket', ''] }[frame.time];
  const groups = { groups: ['label'], everybody: [''], both: ['label', ''] }[frame.groups];
  const sets = times.flatMap((time) => groups.map((group) => [time, group].filter(Boolean)));
  // What everybody did by intervals is not asked for beside groups.
  const asked = frame.groups === 'both' ? sets.filter((set) => set.join() !== 'bucket') : sets;
  return `GROUP BY GROUPING SETS (${asked.map((set) => `(${set.join(', ')})`).join(', ')})`;
}

/** What is added up: observations with their interval and group, or people where each counts once in those. */
export function rowsSql(question: Question, frame: Frame): string {
  const { metric, interval, asked, period } = question;
  const bucket = intervalStart(interval, momentOf(metric.kind, period));
  const seen = `SELECT *${isByTime(frame) ? `, ${bucket} AS bucket` : ''}${isByGroup(frame) ? `, ${labelSql(question, frame)} AS label` : ''}
    FROM (${metric.observations(withSplit(asked, frame))})`;
  if (!metric.kind.perPerson) return seen;
  const keys = [...keysOf(frame), 'person'].join(', ');
  return `SELECT ${keys}, ${metric.kind.perPerson.join(', ')} FROM (${seen}) AS one GROUP BY ${keys}`;
}

/** A stock has what was there before in its first interval. */
function momentOf({ isCumulative }: Kind, { hasBeginning }: Period): string {
  return isCumulative && hasBeginning ? `greatest(at, {from:DateTime64(3, 'UTC')})` : 'at';
}

const withSplit = (asked: Asked, frame: Frame): Asked =>
  isByGroup(frame) ? asked : { ...asked, split: null };

function labelSql({ metric, asked }: Question, { shown }: Frame): string {
  if (!shown) return isSingle(metric.of, asked.split!) ? 'own_label' : 'arrayJoin(labels)';
  return `arrayJoin(arrayDistinct(arrayMap(one -> if(has({shown:Array(String)}, one), one, ${REST_SQL}), labels)))`;
}

/** The parameters of a question in a frame. */
export function paramsOf(question: Question, frame: Frame): Record<string, unknown> {
  const { period, params, metric, asked } = question;
  return {
    ...params,
    ...clockParams(period),
    from: momentParam(period.from),
    to: momentParam(period.to),
    ...(frame.shown ? { shown: frame.shown } : {}),
    ...(metric.isWindowed ? (asked.inParts ? windowsOfParts(params) : windowParams(question, frame)) : {}),
  };
}

/** More windows than any question shows. */
const MOST_WINDOWS = 10_000;

const windowsOfParts = ({ partStarts, partEnds }: Question['params']) => ({
  windowStarts: partStarts,
  windowEnds: partEnds,
});

/** Windows in which people are held against their start: up to now, since nobody is lost in the future. */
function windowParams({ period, interval, now }: Question, frame: Frame) {
  const end = Math.min(period.to.getTime(), now.getTime());
  const starts = isByTime(frame)
    ? intervalsBetween(
        intervalOf(period.from, interval, period),
        intervalOf(new Date(end), interval, period),
        interval,
        MOST_WINDOWS,
      )
    : [];
  const windows = isByTime(frame)
    ? starts.map((date) => ({
        start: Math.max(period.from.getTime(), startOf(date, period).getTime()),
        end: Math.min(end, startOf(nextInterval(date, interval), period).getTime()),
      }))
    : [{ start: period.from.getTime(), end }];
  const real = windows.filter((window) => window.end > window.start);
  return { windowStarts: real.map((window) => window.start), windowEnds: real.map((window) => window.end) };
}
