/** The policies and calendars of a workspace, ready to be held against conversations. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { type Fitting, fits } from '../conversations/conditions.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import type { BusinessHours } from './business-hours.ts';
import { hoursOf } from './hours.ts';
import type { Pledge } from './reckoning.ts';
import type { CalendarRow, PolicyRow } from './rows.ts';
import type { PolicyBody, ServiceMetric } from './shapes-contract.ts';

export interface Rules {
  /** Those in force, in their order. */
  policies: readonly PolicyRow[];
  calendars: ReadonlyMap<string, BusinessHours>;
  /** What business time means where no policy says it. */
  usual: BusinessHours;
}

/** Somewhere, somebody is always there: where every calendar was removed. */
const ALWAYS: BusinessHours = {
  timeZone: 'UTC',
  week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
  holidays: new Set(),
};

export async function readRules(tx: Tx, workspaceId: string): Promise<Rules> {
  const { timeZone } = await readWorkspace(tx, workspaceId);
  const { rows: calendars } = await sql<CalendarRow>`select * from calendars`.execute(tx);
  const { rows: policies } = await sql<PolicyRow>`
    select * from service_policies where enabled order by position, id`.execute(tx);
  const hours = new Map(calendars.map((one) => [one.id, hoursOf(one, timeZone)]));
  const usual = calendars.find((one) => one.usual);
  return { policies, calendars: hours, usual: (usual && hours.get(usual.id)) ?? ALWAYS };
}

/** What of a conversation decides which policy is its own. */
export type Matched = Fitting & { priority: keyof PolicyBody['targets'] };

/** The first that fits; undefined when none does. */
export function policyFor({ policies }: Pick<Rules, 'policies'>, one: Matched): PolicyRow | undefined {
  return policies.find(({ match }) => fits(match, one));
}

const TARGET_OF = {
  'first-response': 'firstResponse',
  'next-response': 'nextResponse',
  resolution: 'resolution',
} as const satisfies Record<ServiceMetric, string>;

/** What a policy promises of a metric; null when it does not. */
export function pledgeOf(
  { targets, calendar_id, pauses_waiting, warn_percent }: PolicyRow,
  rules: Pick<Rules, 'calendars'>,
  priority: Matched['priority'],
  metric: ServiceMetric,
): Pledge | null {
  const targetSeconds = targets[priority][TARGET_OF[metric]];
  if (targetSeconds === null) return null;
  return {
    targetSeconds,
    warnPercent: warn_percent,
    hours: calendar_id ? (rules.calendars.get(calendar_id) ?? null) : null,
    pausesWaiting: pauses_waiting,
  };
}
