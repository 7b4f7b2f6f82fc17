/** Why customers call and come: the workspace's own list, which begins with the usual ones. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import type { Caller } from '../../core/http/serve.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { languageFor } from '../workspaces/spoken.ts';
import type { contactLogApi } from './contract.ts';
import { LOG_WORDS, REASON_KEYS, reasonIn } from './words.ts';

type Told = z.input<typeof contactLogApi.reasons.answer & object>;

export const CONTACT_LOG_TOPIC = 'contact-log';

export async function readReasons(tx: Tx, caller: Caller): Promise<Told> {
  const own = await ownReasons(tx);
  if (own) return { items: own, isUsual: false, keys: [] };
  const language = languageFor(caller) ?? (await readWorkspace(tx, caller.workspaceId)).language;
  return { items: LOG_WORDS[language].reasons, isUsual: true, keys: [...REASON_KEYS] };
}

async function ownReasons(tx: Tx): Promise<string[] | undefined> {
  const own = await tx.selectFrom('contact_reasons').select('reasons').executeTakeFirst();
  return own?.reasons;
}

/** A usual reason is kept in the workspace's language, whoever chose it: what is the same is counted as the same. */
export async function reasonAsKept(tx: Tx, { workspaceId }: Scope, reason: string): Promise<string> {
  if (!reason || (await ownReasons(tx))) return reason;
  return reasonIn((await readWorkspace(tx, workspaceId)).language, reason);
}

export async function changeReasons(tx: Tx, scope: Caller, items: string[]): Promise<Told> {
  const before = await readReasons(tx, scope);
  const reasons = [...new Set(items)];
  const columns = { reasons, updated_at: new Date(), updated_by: scope.actor.name };
  await tx
    .insertInto('contact_reasons')
    .values({ workspace_id: scope.workspaceId, ...columns })
    .onConflict((on) => on.column('workspace_id').doUpdateSet(columns))
    .execute();
  await audit(tx, scope, {
    action: 'contact-reasons.changed',
    subject: { kind: 'contact-reasons', id: scope.workspaceId },
    before: before.items,
    after: reasons,
  });
  await announce(tx, scope.workspaceId, [{ topic: CONTACT_LOG_TOPIC }]);
  return { items: reasons, isUsual: false, keys: [] };
}
