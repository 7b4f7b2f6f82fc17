/** A question about a metric, read and checked: what it is about, and everything that its SQL needs. */
import type { z } from 'zod';
import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { invalid } from '../../core/http/problems.ts';
import { type Caller, requirePermission } from '../../core/http/serve.ts';
import { type Period, readPeriod } from '../../core/period.ts';
import type { Interval, Narrowing } from '../lens/question/contract.ts';
import { requireNamed } from '../lens/question/named.ts';
import { mapParams, type Narrowed, narrow } from '../lens/question/narrowing.ts';
import { requireTrait } from '../lens/question/traits.ts';
import { segmentPeople } from '../segments/people.ts';
import { currentMap } from '../touchpoints/mapping.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import type { metricsApi } from './contract.ts';
import { keepingOf } from './keeping-basis.ts';
import type { Asked, Assumptions, Metric } from './metric.ts';
import { narrowingOf, splitsOf } from './observe.ts';
import { metricOf } from './registry.ts';
import { NEEDS, ROW_NARROWINGS, SPLITS, type Split } from './shapes-contract.ts';

export type Program = Pick<Context, 'db' | 'lens'>;

type FigureQuery = z.output<typeof metricsApi.figure.query & object>;
type PeopleQuery = z.output<typeof metricsApi.people.query & object>;

/** What both kinds of questions have in common. */
export type AskedQuery = Pick<FigureQuery & PeopleQuery, keyof FigureQuery & keyof PeopleQuery>;

export interface Question {
  program: Program;
  workspaceId: string;
  metric: Metric;
  interval: Interval;
  period: Period;
  /** Whether the asker said where it ends. */
  hasEnd: boolean;
  /** What it is asked at: what is later has not happened. */
  now: Date;
  /** Which running interval is meant, where several begin when it does. */
  span: Interval | undefined;
  currency: string;
  asked: Asked;
  /** All parameters but those of the period. */
  params: Record<string, unknown>;
  assumptions: Assumptions;
}

/** For a door: not every figure is everybody's. @throws 403 for one that is not the caller's; else as `readQuestion` */
export function questionOf(
  program: Program,
  caller: Caller,
  id: string,
  query: AskedQuery,
): Promise<Question> {
  const needed = NEEDS[metricOf(id).id];
  if (needed) requirePermission(caller, needed);
  return readQuestion(program, caller, id, query);
}

/** @throws 404 for an unknown metric; 400 for a period, narrowing or group that cannot be, saying what can */
export async function readQuestion(
  program: Program,
  scope: Scope,
  id: string,
  query: AskedQuery,
): Promise<Question> {
  const metric = metricOf(id);
  const grouping = groupingOf(metric, query.groupBy);
  requireNarrowing(metric, query);
  await requireNamed(program, scope.workspaceId, query);
  if (grouping?.trait)
    await requireTrait(program, scope.workspaceId, { name: grouping.trait, at: 'groupBy' });
  const { workspace, narrowed, params } = await inWorkspace(program.db, scope, (tx) =>
    readFrame(tx, scope, query),
  );
  const now = new Date();
  const isAboutKeeping = metric.isWindowed && !metric.first;
  const keeping = isAboutKeeping ? await keepingOf(program, scope.workspaceId, query) : null;
  const first = keeping ? keeping.first : ((await metric.first?.(program, scope.workspaceId)) ?? null);
  return {
    program,
    workspaceId: scope.workspaceId,
    metric,
    interval: query.interval,
    period: beginning(readPeriod(query, workspace, now), first),
    hasEnd: query.to !== undefined,
    now,
    span: query.span,
    currency: workspace.currency,
    asked: {
      people: narrowed.people,
      narrowing: query,
      split: grouping?.split ?? null,
      basis: keeping?.basis ?? 'orders',
    },
    params: { ...params, ...(grouping?.trait ? { trait: grouping.trait } : {}), ...keeping?.params },
    assumptions: { ...metric.assumptions, ...keeping?.assumptions },
  };
}

/** Windows need a beginning: the first moment at which there can be a customer. */
function beginning(period: Period, first: Date | null): Period {
  if (period.hasBeginning || !first || first >= period.to) return period;
  return { ...period, from: first, hasBeginning: true };
}

async function readFrame(tx: Tx, { workspaceId }: Scope, query: Narrowing) {
  const workspace = await readWorkspace(tx, workspaceId);
  const narrowed: Narrowed = await narrow(tx, query, segmentPeople);
  const map = mapParams(await currentMap(tx));
  return {
    workspace,
    narrowed,
    params: { ...map, ...narrowed.params, currency: workspace.currency, timeZone: workspace.timeZone },
  };
}

function groupingOf(metric: Metric, groupBy: string | undefined): { split: Split; trait?: string } | null {
  if (groupBy === undefined || groupBy === '') return null;
  const [, name, , trait] = /^(\w+)(:(.+))?$/s.exec(groupBy) ?? [];
  const split = SPLITS.find((one) => one === name);
  const isWhole = (split === 'trait') === (trait !== undefined);
  if (split && isWhole && splitsOf(metric.of).includes(split)) return trait ? { split, trait } : { split };
  const possible = splitsOf(metric.of).map((one) => (one === 'trait' ? 'trait:<name>' : one));
  const message = `must be one of ${possible.join(', ')}`;
  throw invalid(`groupBy: ${metric.name} cannot be split by "${groupBy.slice(0, 100)}"; it ${message}`, [
    { at: 'groupBy', message },
  ]);
}

function requireNarrowing(metric: Metric, query: Narrowing): void {
  const possible: string[] = narrowingOf(metric.of);
  for (const at of ROW_NARROWINGS) {
    if (query[at] === undefined || possible.includes(at)) continue;
    const message = `must be left out: this metric can be narrowed by ${possible.join(', ')}`;
    throw invalid(`${at}: ${metric.name} is not counted by ${at}; narrow it by ${possible.join(', ')}`, [
      { at, message },
    ]);
  }
}
