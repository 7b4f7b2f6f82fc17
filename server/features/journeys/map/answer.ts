/** The map as it is asked for: measured, its moments found, and held against another time, segment or version. */
import type { Scope } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import type { Lenses } from '../../lens/ask.ts';
import { comparedPeriod } from '../../lens/question/before.ts';
import type { JourneyMap, MapQuery } from '../contract.ts';
import { type AskedMap, readAsked } from './asked.ts';
import { type MeasuredMap, measureMap } from './map.ts';
import { findMoments } from './moments.ts';

/** @throws 400 for a period, segment, version, … that cannot be, 422 when it is too heavy */
export async function answerMap(
  lenses: Lenses,
  scope: Scope,
  query: MapQuery,
  now = new Date(),
): Promise<JourneyMap> {
  const asked = await readAsked(lenses, scope, query, now);
  const other = await readCompared(asked, scope, query);
  const [measured, compared] = await Promise.all([measureMap(asked), other && measureMap(other)]);
  return {
    ...whole(asked, measured),
    quietDays: asked.quietDays,
    quietDaysSource: query.quietDays === undefined ? 'default' : 'asked',
    moments: findMoments(measured.passed),
    ...(other && compared ? { compared: { by: query.compare!, ...whole(other, compared) } } : {}),
  };
}

function whole({ period, map }: AskedMap, { customers, occurrences, stages, unmapped }: MeasuredMap) {
  return {
    from: period.hasBeginning ? period.from.toISOString() : null,
    to: period.to.toISOString(),
    version: map.version,
    ...{ customers, occurrences, stages, unmapped },
  };
}

async function readCompared(asked: AskedMap, scope: Scope, query: MapQuery): Promise<AskedMap | null> {
  const { compare, compareSegment, compareVersion } = query;
  if (compareSegment !== undefined && compare !== 'segment') throw needs('compareSegment', 'segment');
  if (compareVersion !== undefined && compare !== 'version') throw needs('compareVersion', 'version');
  switch (compare) {
    case undefined:
      return null;
    case 'segment':
      return readAsked(asked.lenses, scope, { ...query, segment: compareSegment }, asked.now);
    case 'version':
      return readAsked(asked.lenses, scope, { ...query, version: compareVersion }, asked.now);
    default:
      if (!asked.period.hasBeginning) throw needsBeginning();
      return {
        ...asked,
        period: comparedPeriod(asked.period, compare, { now: asked.now, span: query.span }),
      };
  }
}

const needs = (at: string, compare: string) =>
  invalid(`${at}: needs compare=${compare}`, [{ at, message: `needs compare=${compare}` }]);

function needsBeginning() {
  const message = 'is needed to know which time it is held against';
  return invalid(`from: ${message}`, [{ at: 'from', message }]);
}
