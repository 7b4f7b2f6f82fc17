/** The map as it is asked for: measured, its moments found, and held against another time, segment or version. */
import type { Scope } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import type { Lenses } from '../../lens/ask.ts';
import { comparedPeriod } from '../../lens/question/before.ts';
import type { DraftMap } from '../../touchpoints/map-contract.ts';
import { draftedMap } from '../../touchpoints/whole-map.ts';
import { type AskedMap, readAsked } from './asked.ts';
import type { MapPreviewQuery, MapQuery } from './asked-contract.ts';
import { type MeasuredMap, measureMap } from './map.ts';
import { findMoments } from './moments.ts';
import type { JourneyMap } from './shapes-contract.ts';

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
    ...answerOf(asked, measured, query),
    ...(other && compared ? { compared: { by: query.compare!, ...whole(other, compared) } } : {}),
  };
}

/**
 * The map as it would be under another arrangement of its stages, which changes nothing.
 * @throws as `answerMap`; 400 saying where the draft is no map
 */
export async function previewMap(
  lenses: Lenses,
  scope: Scope,
  query: MapPreviewQuery,
  draft: DraftMap,
  now = new Date(),
): Promise<JourneyMap> {
  const asked = await readAsked(lenses, scope, query, now, (tx) => draftedMap(tx, draft));
  return answerOf(asked, await measureMap(asked), query);
}

function answerOf(asked: AskedMap, measured: MeasuredMap, { quietDays }: Pick<MapQuery, 'quietDays'>) {
  return {
    ...whole(asked, measured),
    quietDays: asked.quietDays,
    quietDaysSource: quietDays === undefined ? ('default' as const) : ('asked' as const),
    moments: findMoments(measured.passed),
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
