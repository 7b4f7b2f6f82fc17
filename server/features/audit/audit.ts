/** Who did what, to whom, and what it was before: written in the transaction that does it, never changed after. */
import { randomUUID } from 'node:crypto';
import type { Scope, Tx } from '../../core/database/workspace.ts';

export interface Deed {
  /** `<thing>.<verb in the past>`: `customer.merged`, `key.revoked`. */
  action: string;
  subject: { kind: string; id?: string; name?: string };
  before?: unknown;
  after?: unknown;
}

export async function audit(
  tx: Tx,
  { workspaceId, actor }: Scope,
  { action, subject, before, after }: Deed,
): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      id: randomUUID(),
      workspace_id: workspaceId,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      ip: actor.ip ?? null,
      user_agent: actor.userAgent?.slice(0, 400) ?? null,
      action,
      subject_kind: subject.kind,
      subject_id: subject.id ?? null,
      subject_name: subject.name ?? null,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
    })
    .execute();
}

/** That things which have an order stand in another one. @param kind of them: `routing-rule` */
export function auditOrder(
  tx: Tx,
  scope: Scope,
  kind: string,
  { before, after }: { before: { name: string }[]; after: { name: string }[] },
): Promise<void> {
  const order = (things: { name: string }[]) => ({ order: things.map(({ name }) => name) });
  const action = `${kind}.ordered`;
  return audit(tx, scope, { action, subject: { kind }, before: order(before), after: order(after) });
}
