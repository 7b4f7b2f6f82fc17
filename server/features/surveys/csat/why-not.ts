/** Whether to ask at all: manners, and what would make the question a strange one. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import type { SKIP_REASONS } from './contract.ts';
import { IS_MEANT, STILL_SOLVED } from './solved.ts';

export type SkipReason = (typeof SKIP_REASONS)[number];

/** By its own columns in the order of the reasons; null when nothing speaks against asking. */
export async function whyNot(tx: Tx, askId: string, personIds: string[]): Promise<SkipReason | null> {
  const { rows } = await sql<Record<SkipReason, boolean>>`
    select
      not ${STILL_SOLVED} as "opened-again",
      (s.on_since is null or not ${IS_MEANT}) as "rule",
      not exists (select from messages m join conversations o on o.id = m.conversation_id
        where o.root_id = r.id and m.kind = 'customer') as "never-wrote",
      coalesce(last.is_automatic, false) as "automatic",
      coalesce(last.is_lost, false) as "not-delivered",
      exists (select from csat_asks d where d.customer_id = any(${personIds}::uuid[]) and d.declined_at is not null) as "declined",
      s.every_days > 0 and (
        exists (select from csat_asks e where e.customer_id = any(${personIds}::uuid[]) and e.id <> a.id
          and (e.state in ('in-chat', 'sending', 'asked') or e.reason like 'uncertain%') and e.decided_at > now() - make_interval(days => s.every_days))
        or exists (select from touchpoints t where t.customer_id = any(${personIds}::uuid[])
          and t.type = 'Survey Sent' and t.properties->>'delivered' is distinct from 'false' and t.at > now() - make_interval(days => s.every_days))) as "asked-lately"
    from csat_asks a
    join conversations c on c.id = a.conversation_id
    join conversations r on r.id = c.root_id
    left join csat_settings s on s.workspace_id = a.workspace_id
    left join lateral (
      select m.kind = 'customer' and x.kind = 'automatic' as is_automatic, m.delivery = 'failed' as is_lost
      from messages m join conversations o on o.id = m.conversation_id
      left join mails x on x.message_id = m.id
      where o.root_id = r.id and m.kind in ('customer', 'reply')
      order by m.at desc, m.id desc limit 1) last on true
    where a.id = ${askId}`.execute(tx);
  const found = rows[0]!;
  return IN_ORDER.find((reason) => found[reason]) ?? null;
}

const IN_ORDER: SkipReason[] = [
  'opened-again',
  'rule',
  'never-wrote',
  'automatic',
  'not-delivered',
  'declined',
  'asked-lately',
];
