/**
 * What is wrong with an account for now. Whoever reads and sends notes it; those who answer are told of what lasts, as
 * connections that break off and come back are nothing to look up from work for.
 */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import type { troublesApi } from './troubles-contract.ts';

/** Heard when a trouble begins, becomes another or ends: not at every try, as `channels` is. */
export const TROUBLES_TOPIC = 'channel-troubles';

const LASTING_SECONDS = 120;

type Where = Pick<Scope, 'workspaceId'>;
interface Trouble {
  kind: string;
  /** The server's own words. */
  detail: string;
}

/** It counts since it began, whatever it becomes. @param trouble null: it is over */
export async function noteTrouble(
  tx: Tx,
  { workspaceId }: Where,
  accountId: string,
  what: 'reading' | 'sending',
  trouble: Trouble | null,
): Promise<void> {
  const column = (name: string) => sql.ref(`${what}_trouble${name}`);
  const [kind, detail] = [sql`${trouble?.kind ?? null}::text`, sql`${trouble?.detail ?? null}::text`];
  const since = column('_since');
  const { numAffectedRows } = await sql`update channel_states
    set ${column('')} = ${kind}, ${sql.ref(`${what}_detail`)} = ${detail},
      ${since} = case when ${kind} is not null then coalesce(${since}, now()) end
    where account_id = ${accountId}
      and (${column('')}, ${sql.ref(`${what}_detail`)}) is distinct from (${kind}, ${detail})`.execute(tx);
  if (numAffectedRows) await announce(tx, workspaceId, [{ topic: TROUBLES_TOPIC }]);
}

/** What was wrong may be right now. */
export async function forgetTroubles(tx: Tx, where: Where, accountId: string): Promise<void> {
  await noteTrouble(tx, where, accountId, 'reading', null);
  await noteTrouble(tx, where, accountId, 'sending', null);
}

type Told = z.input<typeof troublesApi.list.answer & object>;

/** Those that last, the oldest first; and when the next may be one of them. */
export async function listTroubles(tx: Tx): Promise<Told> {
  const rows = await troubled(tx);
  const lasting = rows.filter(({ seconds }) => seconds >= LASTING_SECONDS);
  const youngest = rows.filter(({ seconds }) => seconds < LASTING_SECONDS).map(({ seconds }) => seconds);
  return {
    items: lasting.map(({ seconds, at, ...row }) => ({ ...row, since: at.toISOString() })),
    again: youngest.length ? LASTING_SECONDS - Math.max(...youngest) : null,
  };
}

interface Row {
  account: { id: string; kind: Told['items'][number]['account']['kind']; name: string };
  what: 'reading' | 'sending';
  kind: string;
  detail: string;
  at: Date;
  seconds: number;
}

async function troubled(tx: Tx): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select json_build_object('id', a.id, 'kind', a.kind,
        'name', case when a.kind = 'email' then a.address else a.name end) as account,
      t.what, t.kind, coalesce(t.detail, '') as detail, t.at,
      floor(extract(epoch from now() - t.at))::integer as seconds
    from channel_states s
    join channel_accounts a on a.id = s.account_id
    cross join lateral (values
      ('reading', s.reading_trouble, s.reading_detail, s.reading_trouble_since),
      ('sending', s.sending_trouble, s.sending_detail, s.sending_trouble_since)
    ) t (what, kind, detail, at)
    where a.removed_at is null and t.kind is not null
      -- Whoever read or sent when that was turned off may have noted something still.
      and case when t.what = 'reading' then a.receiving = 'imap' else a.kind <> 'email' or a.smtp_host <> '' end
    order by t.at, a.id, t.what`.execute(tx);
  return rows;
}
