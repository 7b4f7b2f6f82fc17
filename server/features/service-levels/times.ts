/** How one conversation stands, and when one that arrives would be due. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { holdConversation } from '../conversations/hold.ts';
import { PRIORITIES } from '../conversations/particulars-contract.ts';
import type { policiesApi } from './contract.ts';
import { mustKnow } from './known.ts';
import type { TimeRow } from './reckon.ts';
import { after } from './reckoning.ts';
import { readRules } from './rules.ts';
import { PolicyBody, type ServiceTime } from './shapes-contract.ts';

type Told = z.input<typeof ServiceTime>;
type Asked = z.output<typeof policiesApi.preview.body & object>;
type Preview = z.input<typeof policiesApi.preview.answer & object>;

/** @throws 404 */
export async function readTimes(tx: Tx, id: string): Promise<Told[]> {
  const conversation = await holdConversation(tx, id);
  const rows = await tx
    .selectFrom('service_times as t')
    .leftJoin('service_policies as p', 'p.id', 't.policy_id')
    .selectAll('t')
    .select('p.name as policy_name')
    .where('t.conversation_id', '=', conversation.id)
    .where('t.aside', '=', false)
    .orderBy('t.started_at')
    .orderBy('t.metric')
    .execute();
  return rows.map(timeOf);
}

export const timeOf = (row: TimeRow & { policy_name: string | null }): Told => ({
  metric: row.metric as Told['metric'],
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  endedBy: row.ended_by as Told['endedBy'],
  clockSeconds: row.clock_seconds,
  businessSeconds: row.business_seconds,
  state: row.state as Told['state'],
  policy: row.policy_id && row.policy_name ? { id: row.policy_id, name: row.policy_name } : null,
  targetSeconds: row.target_seconds,
  usedSeconds: row.used_seconds,
  warnAt: row.warn_at?.toISOString() ?? null,
  dueAt: row.due_at?.toISOString() ?? null,
});

/** @throws 400 for a calendar that is not here */
export async function previewDues(tx: Tx, { workspaceId }: Scope, { policy, at }: Asked): Promise<Preview> {
  await mustKnow(tx, PolicyBody.parse({ name: '?', ...policy }));
  const { calendars } = await readRules(tx, workspaceId);
  const hours = policy.calendar ? (calendars.get(policy.calendar) ?? null) : null;
  const from = at === undefined ? Date.now() : Date.parse(at);
  const due = (seconds: number | null) => {
    const moment = seconds === null ? null : after(hours, from, seconds * 1000);
    return moment === null ? null : new Date(moment).toISOString();
  };
  const dues = PRIORITIES.map((priority) => {
    const { firstResponse, nextResponse, resolution } = policy.targets[priority];
    return [
      priority,
      { firstResponse: due(firstResponse), nextResponse: due(nextResponse), resolution: due(resolution) },
    ];
  });
  return { at: new Date(from).toISOString(), ...Object.fromEntries(dues) };
}
