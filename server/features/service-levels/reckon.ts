/**
 * Reckons the times of conversations anew from what happened in them, within the transaction in which it happened.
 * What ended keeps the figures that it ended with; what runs goes by the policy that fits now.
 */
import type { Selectable } from 'kysely';
import type { ServiceTimes } from '../../core/database/tables.ts';
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { enqueue } from '../../core/jobs/jobs.ts';
import { type Subject, spansIn } from './happened.ts';
import { between, standingOf } from './reckoning.ts';
import { type Matched, pledgeOf, policyFor, type Rules, readRules } from './rules.ts';
import { segmentsOf } from './segments.ts';
import type { ServiceMetric } from './shapes-contract.ts';
import type { Span } from './spans.ts';

export type TimeRow = Selectable<ServiceTimes>;
type Figures = Omit<TimeRow, 'id' | 'workspace_id' | 'conversation_id'>;

export const DUE_JOB = 'service-levels.due';

export interface DuePayload {
  workspaceId: string;
  id: string;
}

/** Their rows are held by the caller; of one that is gone there is nothing to reckon. */
export async function reckon(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return;
  const rules = await readRules(tx, workspaceId);
  for (const id of [...new Set(ids)].sort()) await reckonOne(tx, workspaceId, rules, id);
}

/** The same of what was brought from before: what is late among it is old news, of which nobody is told. */
export async function reckonQuietly(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  await reckon(tx, workspaceId, ids);
  await sqlOf(tx).query(
    `update service_times set told = state, next_at = case state when 'warning' then due_at end
     where conversation_id = any($1::uuid[]) and ended_at is null and state in ('warning', 'missed') and told is null`,
    [ids],
  );
}

interface ConversationFacts extends Subject {
  customer_id: string;
  priority: Matched['priority'];
  channel: string;
  department: string | null;
  due_at: Date | null;
  due_state: string | null;
  due_metric: string | null;
  levels_known: boolean;
}

async function reckonOne(tx: Tx, workspaceId: string, rules: Rules, id: string): Promise<void> {
  const facts = await factsOf(tx, id);
  if (!facts) return;
  const spans = await spansIn(tx, facts);
  const before = await timesOf(tx, id);
  const judge = await judgeOf(tx, workspaceId, rules, facts);
  const after = await keepTimes(tx, workspaceId, id, { spans, before, judge });
  await tellPressing(tx, facts, after);
  const next = after.flatMap(({ next_at }) => next_at?.getTime() ?? []);
  if (next.length)
    await enqueue(tx, DUE_JOB, { workspaceId, id } satisfies DuePayload, {
      key: `${DUE_JOB} ${id}`,
      at: new Date(Math.min(...next)),
    });
}

async function factsOf(tx: Tx, id: string): Promise<ConversationFacts | undefined> {
  const { rows } = await sqlOf(tx).query<ConversationFacts>(
    `select c.id, c.status, c.merged_into, c.customer_id, c.priority, c.channel, d.key as department,
       c.due_at, c.due_state, c.due_metric, c.levels_known
     from conversations c left join departments d on d.id = c.department_id where c.id = $1 for update of c`,
    [id],
  );
  return rows[0];
}

/** All that were ever measured, also those that do not count. */
const timesOf = (tx: Tx, conversationId: string): Promise<TimeRow[]> =>
  tx.selectFrom('service_times').selectAll().where('conversation_id', '=', conversationId).execute();

type Judge = (span: Span, told: string | null) => Figures;

async function judgeOf(tx: Tx, workspaceId: string, rules: Rules, facts: ConversationFacts): Promise<Judge> {
  const segments = await segmentsOf(tx, workspaceId, rules, facts);
  const policy = policyFor(rules, { ...facts, segments });
  const now = Date.now();
  const hours = (policy?.calendar_id && rules.calendars.get(policy.calendar_id)) || rules.usual;
  return (span, told) => {
    const pledge = policy && !span.isPromised ? pledgeOf(policy, rules, facts.priority, span.metric) : null;
    const standing = pledge ? standingOf(span, pledge, now) : null;
    const state = standing?.state ?? null;
    const isRunning = span.to === null;
    const kept =
      isRunning && told !== null && (state === told || state === 'missed' || state === 'paused')
        ? told
        : null;
    return {
      metric: span.metric,
      started_at: new Date(span.from),
      ended_at: dateOf(span.to),
      ended_by: span.end,
      clock_seconds: span.to === null ? null : Math.round((span.to - span.from) / 1000),
      business_seconds: span.to === null ? null : Math.round(between(hours, span.from, span.to) / 1000),
      used_seconds: isRunning ? null : (standing?.usedSeconds ?? null),
      state,
      policy_id: pledge && policy ? policy.id : null,
      target_seconds: pledge?.targetSeconds ?? null,
      warn_at: dateOf(standing?.warnAt ?? null),
      due_at: dateOf(standing?.dueAt ?? null),
      next_at: isRunning && standing ? nextAt(standing, kept, now) : null,
      told: kept,
      aside: false,
    };
  };
}

const dateOf = (moment: number | null) => (moment === null ? null : new Date(moment));

/** When its state changes by itself; at once when people are still to be told of it. */
function nextAt(
  { state, warnAt, dueAt }: ReturnType<typeof standingOf>,
  told: string | null,
  now: number,
): Date | null {
  if ((state === 'warning' || state === 'missed') && told !== state) return new Date(now);
  if (state === 'running') return dateOf(warnAt ?? dueAt);
  return state === 'warning' ? dateOf(dueAt) : null;
}

interface Reckoned {
  spans: Span[];
  before: TimeRow[];
  judge: Judge;
}

/** @returns those that count now */
async function keepTimes(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  { spans, before, judge }: Reckoned,
): Promise<Figures[]> {
  const left = new Set(before);
  const kept = spans.map((span) => {
    const row = sameOf(left, span);
    if (row) left.delete(row);
    return { span, row };
  });
  const after: Figures[] = [];
  for (const { span, row } of kept) {
    // It may have run on, or run again, from the same beginning.
    const earlier = row ?? begunWith(left, span);
    if (earlier) left.delete(earlier);
    after.push(
      await keep(
        tx,
        workspaceId,
        conversationId,
        earlier,
        row ? { ...row, aside: false } : judge(span, earlier?.told ?? null),
      ),
    );
  }
  for (const row of left) await putAside(tx, row);
  return after;
}

/** The row of what ended just so. */
const sameOf = (rows: Set<TimeRow>, { metric, from, to, end }: Span) =>
  to === null
    ? undefined
    : [...rows].find(
        (row) =>
          row.metric === metric &&
          row.started_at.getTime() === from &&
          row.ended_at?.getTime() === to &&
          row.ended_by === end,
      );

/** Of the same beginning: rather the one that runs, or counted until now. */
function begunWith(rows: Set<TimeRow>, { metric, from }: Span): TimeRow | undefined {
  const begun = [...rows].filter((row) => row.metric === metric && row.started_at.getTime() === from);
  return begun.find((row) => row.ended_at === null) ?? begun.find((row) => !row.aside);
}

async function keep(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  row: TimeRow | undefined,
  figures: Figures,
): Promise<Figures> {
  if (!row)
    await tx
      .insertInto('service_times')
      .values({ id: newId(), workspace_id: workspaceId, conversation_id: conversationId, ...figures })
      .execute();
  else if (isOther(row, figures))
    await tx.updateTable('service_times').set(figures).where('id', '=', row.id).execute();
  return figures;
}

const isOther = (row: TimeRow, figures: Figures) =>
  (Object.keys(figures) as (keyof Figures)[]).some((name) => String(row[name]) !== String(figures[name]));

/** What ended is kept, in case it counts again: a merge that is undone. */
async function putAside(tx: Tx, { id, ended_at, aside }: TimeRow): Promise<void> {
  if (aside) return;
  if (ended_at === null) await tx.deleteFrom('service_times').where('id', '=', id).execute();
  else
    await tx.updateTable('service_times').set({ aside: true, next_at: null }).where('id', '=', id).execute();
}

/** What lists sort and show by. */
async function tellPressing(tx: Tx, facts: ConversationFacts, times: Figures[]): Promise<void> {
  const { metric, due_at, state } = pressing(times) ?? { metric: null, due_at: null, state: null };
  const isSame =
    facts.levels_known &&
    facts.due_at?.getTime() === due_at?.getTime() &&
    facts.due_state === state &&
    facts.due_metric === metric;
  if (isSame) return;
  await tx
    .updateTable('conversations')
    .set({ due_at, due_state: state, due_metric: metric as ServiceMetric | null, levels_known: true })
    .where('id', '=', facts.id)
    .execute();
}

const RUNNING = ['running', 'warning', 'missed'];

function pressing(times: Figures[]): Figures | undefined {
  return times
    .filter(({ ended_at, due_at, state }) => ended_at === null && due_at && state && RUNNING.includes(state))
    .sort((a, b) => a.due_at!.getTime() - b.due_at!.getTime())[0];
}
