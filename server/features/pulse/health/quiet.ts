/** Which sources, and which kinds of touchpoints, have fallen silent against their own rhythm? */
import { inWorkspace, type Scope } from '../../../core/database/workspace.ts';
import { importedSources } from '../../imports/list.ts';
import { ask, type Lenses } from '../../lens/ask.ts';
import { momentParam } from '../../lens/question/period.ts';
import { SOURCE as SAMPLE_SOURCE } from '../../sample/target.ts';
import type { PulseHealth } from '../contract.ts';

const DAY = 86_400;
const LOOK_BACK_DAYS = 180;
/** Whoever was silent for so long is known to be, or given up. */
const FORGOTTEN_DAYS = 90;
/** Fewer hours with something in them, or fewer days from the first to the last, make no rhythm. */
const LEAST_HOURS = 24;
const LEAST_DAYS = 7;
/** Silent for twice its longest gap, and never before a day. */
const TIMES_THE_LONGEST = 2;

interface Row {
  source: string;
  type: string;
  is_whole: number;
  last: number;
  longest: number;
}

/** The hours in which each sent something, and the longest it went without; whole sources and each of their types. */
const RHYTHMS = `
  SELECT source, type, grouping(type) AS is_whole, hours[-1] AS last, arrayMax(arrayPopFront(arrayDifference(hours))) AS longest,
    arraySort(groupUniqArray(toInt64(toUnixTimestamp(toStartOfHour(at))))) AS hours
  FROM touchpoints
  WHERE at >= {since:DateTime64(3, 'UTC')} AND at < {now:DateTime64(3, 'UTC')} AND source NOT IN {files:Array(String)}
  GROUP BY GROUPING SETS ((source), (source, type))
  HAVING length(hours) >= ${LEAST_HOURS} AND last - hours[1] >= ${LEAST_DAYS * DAY}
    AND {seconds:Int64} - last > greatest(${TIMES_THE_LONGEST} * longest, ${DAY}) AND {seconds:Int64} - last < ${FORGOTTEN_DAYS * DAY}`;

/** Of a source that is silent altogether its types are not named. Files come when somebody brings them: no rhythm. */
export async function findQuiet(lenses: Lenses, scope: Scope, now: Date): Promise<PulseHealth['quiet']> {
  const seconds = Math.floor(now.getTime() / 1000);
  const rows = await ask<Row>(lenses, scope.workspaceId, {
    sql: `SELECT source, type, is_whole, last, longest FROM (${RHYTHMS}) ORDER BY is_whole DESC, last DESC, source, type LIMIT 50`,
    params: {
      now: momentParam(now),
      since: momentParam(new Date(now.getTime() - LOOK_BACK_DAYS * DAY * 1000)),
      seconds,
      files: [...(await inWorkspace(lenses.db, scope, importedSources)), SAMPLE_SOURCE],
    },
  });
  const whole = new Set(rows.filter(({ is_whole }) => is_whole).map(({ source }) => source));
  return rows
    .filter(({ is_whole, source }) => is_whole || !whole.has(source))
    .map(({ source, type, is_whole, last, longest }) => ({
      source,
      type: is_whole ? null : type,
      lastAt: new Date(last * 1000).toISOString(),
      silentSeconds: seconds - last,
      longestSeconds: longest,
    }));
}
