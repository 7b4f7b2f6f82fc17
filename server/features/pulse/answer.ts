/** How a week, month or quarter was: figures, what changed and where, the worst moments. */
import { inWorkspace, type Scope } from '../../core/database/workspace.ts';
import { answerMap } from '../journeys/map/answer.ts';
import type { Part } from '../lens/question/before.ts';
import { CERTAIN, isEnough } from '../metrics/change.ts';
import type { Program } from '../metrics/question.ts';
import { benjaminiHochberg } from '../metrics/statistics/odds.ts';
import { listTraits } from '../metrics/traits.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { findChanges, findWeaknesses, type Looked } from './changes/findings.ts';
import { findGroups } from './changes/groups.ts';
import { placesIn } from './changes/places.ts';
import { verdictOf } from './changes/verdict.ts';
import type { Pulse, PulseMetric, Span } from './contract.ts';
import { fewAtOnce } from './few-at-once.ts';
import { MOST_METRICS, metricsOf } from './looked-at.ts';
import { compared, type Measured, measure } from './measure.ts';
import { findStretch, type Stretch } from './span.ts';

/** Questions to the lens at once. */
const AT_ONCE = 4;

/** @throws 400 for a period that has not begun */
export async function answerPulse(
  program: Program,
  scope: Scope,
  asked: { span: Span; at?: string | undefined },
  now = new Date(),
): Promise<Pulse> {
  const workspace = await inWorkspace(program.db, scope, (tx) => readWorkspace(tx, scope.workspaceId));
  const stretch = await findStretch(program, scope.workspaceId, workspace, asked, now);
  const [measured, journey] = await Promise.all([
    measureAll(program, scope, stretch),
    findMoments(program, scope, stretch),
  ]);
  const metrics = toldMetrics(measured);
  const looked = await lookAt(program, scope, stretch, measured, metrics);
  const { changed, standingOut } = countLooked(looked);
  return {
    ...toldStretch(stretch),
    currency: workspace.currency,
    metrics,
    changes: await findChanges(looked),
    weaknesses: await findWeaknesses(looked),
    lookedAt: { metrics: metrics.length, groups: Math.max(changed, standingOut) },
    ...journey,
  };
}

function toldStretch({ span, dates, parts, running, hasEarlier, later, lastAt, isPast }: Stretch) {
  const told = ({ from, to }: Part) => ({ from: from.toISOString(), to: to.toISOString() });
  const [before, at] = compared({ dates });
  return {
    ...{ span, at, running, later, past: isPast },
    ...told(parts.at(-1)!),
    previous: told(parts.at(-2)!),
    earlier: hasEarlier ? before : null,
    lastAt: lastAt?.toISOString() ?? null,
  };
}

/** The first so many that have data. */
async function measureAll(program: Program, scope: Scope, stretch: Stretch): Promise<Measured[]> {
  const found: Measured[] = [];
  const ids = stretch.lastAt ? metricsOf(stretch.span) : [];
  while (ids.length && found.length < MOST_METRICS) {
    const next = ids.splice(0, MOST_METRICS - found.length);
    const measured = await fewAtOnce(next, AT_ONCE, (id) => measure(program, scope, id, stretch));
    found.push(...measured.filter((one) => one !== null));
  }
  return found;
}

/**
 * Figures that were looked at together are certain together: corrected for their number, so that a change may be unclear
 * here which the metric's own page, that judges it by itself with the same p, calls certain.
 */
function toldMetrics(measured: Measured[]): PulseMetric[] {
  const tested = measured.filter((one) => one.difference && isEnough(one.question.metric.kind, one));
  const adjusted = benjaminiHochberg(tested.map(({ difference }) => difference!.p));
  const byId = new Map(tested.map(({ id }, index) => [id, adjusted[index]!]));
  return measured.map((one) => toldMetric(one, byId.get(one.id) ?? 1));
}

function toldMetric(
  { id, question, now, before, difference, points }: Measured,
  adjustedP: number,
): PulseMetric {
  const { unit, direction } = question.metric;
  const change = difference && {
    value: difference.difference,
    relative:
      isRelative(unit) && before.value ? difference.difference / (now.value! - difference.difference) : null,
    ...{ low: difference.low, high: difference.high, p: difference.p, adjustedP },
    certain: adjustedP < CERTAIN,
    again: adjustedP < CERTAIN && difference.again,
  };
  return {
    ...{ id, unit, direction },
    ...figureOf(now),
    previous: figureOf(before),
    change,
    verdict: verdictOf(direction, change),
    points: points.map(({ at, value, n }) => ({ at, value, n })),
  };
}

/** Of a scale that may pass through nought a share of what was before means nothing. */
const isRelative = (unit: PulseMetric['unit']) => !['score', 'emotion', 'mean'].includes(unit);

const figureOf = ({ value, n, low, high, small }: Measured['now']) => ({ value, n, low, high, small });

async function lookAt(
  program: Program,
  scope: Scope,
  stretch: Stretch,
  measured: Measured[],
  metrics: PulseMetric[],
): Promise<Looked[]> {
  const traits = measured.length ? await listTraits(program, scope.workspaceId) : [];
  const names = traits.map(({ name }) => name);
  const enough = measured.filter((one) => one.apart && isEnough(one.question.metric.kind, one));
  const groups = await findGroups(
    enough.map(({ question }) => question),
    names,
    compared(stretch),
  );
  const places = new Map(enough.map((one, index) => [one, placesIn(groups[index]!, one.apart!)]));
  return measured.map((one, index) => ({
    measured: one,
    isCertain: metrics[index]!.change?.certain === true,
    places: places.get(one) ?? { changed: [], standingOut: [] },
  }));
}

const countLooked = (looked: Looked[]) => ({
  changed: looked.reduce((sum, { places }) => sum + places.changed.length, 0),
  standingOut: looked.reduce((sum, { places }) => sum + places.standingOut.length, 0),
});

/** Too little happens in a short time to call anything the worst: then the whole shown time is looked at. */
async function findMoments(
  program: Program,
  scope: Scope,
  stretch: Stretch,
): Promise<Pick<Pulse, 'moments' | 'unmapped'>> {
  const [first, last] = [stretch.parts[0]!, stretch.parts.at(-1)!];
  const [long, short, to] = [first.from, last.from, last.to].map((moment) => moment.toISOString()) as [
    string,
    string,
    string,
  ];
  const map = await answerMap(program, scope, { from: short, to });
  const hasWorst = map.moments.some(({ direction }) => direction === 'worst');
  const { moments } = hasWorst ? map : await answerMap(program, scope, { from: long, to });
  return {
    moments: {
      from: hasWorst ? short : long,
      to,
      items: moments.filter(({ direction }) => direction === 'worst'),
    },
    unmapped: map.unmapped,
  };
}
