/** The calls of a member: at whom they ring now, and what is still to be written down. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { namesOf, UNKNOWN } from '../../customers/names.ts';
import type { CallRecord } from './call-record.ts';
import { customersNumber } from './call-record.ts';
import type { callsApi } from './contract.ts';
import type { Call } from './shapes-contract.ts';

type Told = z.input<typeof Call>;
type Row = CallRecord & { account_name: string; member_name: string | null; root_id: string | null };

/** A service that does not say how a call ended says nothing of it any more. */
const RINGS_SECONDS = 180;
const TALKS_HOURS = 4;
/** What nobody wrote down by then, nobody will. */
const OPEN_HOURS = 16;
const MOST = 20;

export async function callsOf(
  tx: Tx,
  { actor }: Scope,
): Promise<z.input<typeof callsApi.list.answer & object>> {
  const me = actor.kind === 'member' ? actor.id : null;
  if (!me) return { now: [], open: [] };
  const [now, open] = [await running(tx, me), await toWriteDown(tx, me)];
  return { now: await told(tx, now), open: await told(tx, open) };
}

/** Whose call it is: whoever answered; else those at whom it rings; else all who take calls there. */
const isMine = (me: string) => sql`case
  when p.member_id is not null then p.member_id = ${me}::uuid
  when cardinality(p.rings_at) > 0 then ${me}::uuid = any(p.rings_at)
  else jsonb_array_length(s.lines) = 0 or s.lines @> jsonb_build_array(jsonb_build_object('member', ${me}::text)) end`;

const FROM = sql`select p.*, a.name as account_name, m.name as member_name, c.root_id
  from phone_calls p join channel_accounts a on a.id = p.account_id and a.removed_at is null
  join phone_settings s on s.account_id = p.account_id
  left join members m on m.id = p.member_id left join customers c on c.id = p.customer_id`;

async function running(tx: Tx, me: string): Promise<Row[]> {
  const { rows } = await sql<Row>`${FROM}
    where p.logged_at is null and p.aside_at is null and ${isMine(me)} and (
      (p.state = 'ringing' and p.began_at > now() - make_interval(secs => ${RINGS_SECONDS}))
      or (p.state = 'answered' and p.began_at > now() - make_interval(hours => ${TALKS_HOURS})))
    order by p.began_at desc limit ${MOST}`.execute(tx);
  return rows;
}

async function toWriteDown(tx: Tx, me: string): Promise<Row[]> {
  const { rows } = await sql<Row>`${FROM}
    where p.state = 'ended' and p.member_id = ${me}::uuid and p.logged_at is null and p.aside_at is null
      and p.began_at > now() - make_interval(hours => ${OPEN_HOURS})
    order by p.began_at desc limit ${MOST}`.execute(tx);
  return rows;
}

async function told(tx: Tx, rows: Row[]): Promise<Told[]> {
  const roots = rows.map(({ root_id }) => root_id).filter((id) => id !== null);
  const names = await namesOf(tx, [...new Set(roots)]);
  return rows.map((row) => ({
    ...{ id: row.id, account: { id: row.account_id, name: row.account_name } },
    direction: row.direction as Told['direction'],
    state: row.state as Told['state'],
    number: customersNumber(row),
    customer: row.root_id ? { id: row.root_id, ...(names.get(row.root_id) ?? UNKNOWN) } : null,
    member: row.member_id ? { id: row.member_id, name: row.member_name ?? '' } : null,
    beganAt: row.began_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    seconds: row.seconds,
  }));
}
