/** Conversations with what a row of a list shows of them. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { type Called, namesOf, UNKNOWN } from '../customers/names.ts';
import type { ConversationRow } from './shapes-contract.ts';

type Told = Omit<z.input<typeof ConversationRow>, 'found' | 'foundBy'>;

interface Row {
  id: string;
  number: number;
  root_id: string;
  channel: Told['channel'];
  account: Told['account'];
  subject: string;
  preview: string;
  last_from: Told['lastFrom'];
  undelivered: boolean;
  status: Told['status'];
  priority: Told['priority'];
  assignee: Told['assignee'];
  department: Told['department'];
  tags: string[];
  language: Told['language'];
  language_guessed: boolean;
  snoozed_until: Date | null;
  created_at: Date;
  last_message_at: Date;
  waiting_since: Date | null;
  due_at: Date | null;
  due_metric: NonNullable<Told['due']>['metric'] | null;
  due_state: NonNullable<Told['due']>['state'] | null;
  promised_for: Date | null;
  csat: number | null;
  fields: Told['fields'];
  seeks_since: Date | null;
  seeks_why: NonNullable<Told['seeking']>['why'];
  messages: number;
}

/**
 * In the order of the ids; those that are not here are left out. One question, also over what accounts, members and
 * departments are called: the list is read at every glance.
 */
export async function rowsOf(tx: Tx, ids: string[]): Promise<Told[]> {
  if (!ids.length) return [];
  const { rows } = await sql<Row>`
    select c.id, c.number::float8 as number, p.root_id, c.channel, c.subject, c.preview, c.status, c.priority, c.tags, c.language,
      c.language is not null and not c.language_told as language_guessed,
      coalesce(last.side, 'customer') as last_from, coalesce(last.undelivered, false) as undelivered, c.snoozed_until, c.created_at, c.last_message_at, c.waiting_since, c.messages, c.due_at, c.due_metric, c.due_state,
      c.promised_for, c.csat, c.fields, case when c.assignee_id is null then c.seeks_since end as seeks_since, c.seeks_why,
      case when a.id is not null then jsonb_build_object('id', a.id, 'kind', a.kind,
        'name', case a.kind when 'email' then a.address else a.name end) end as account,
      case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as assignee,
      case when d.id is not null then jsonb_build_object('key', d.key, 'name', d.name) end as department
    from unnest(${ids}::uuid[]) with ordinality asked (id, place)
    join conversations c on c.id = asked.id
    join customers p on p.id = c.customer_id
    left join channel_accounts a on a.id = c.account_id
    left join members m on m.id = c.assignee_id
    left join departments d on d.id = c.department_id
    left join lateral (
      select case w.kind when 'reply' then 'us' else 'customer' end as side, w.kind = 'reply' and w.delivery = 'failed' as undelivered
      from conversations r join messages w on w.conversation_id = r.id
      where r.root_id = c.id and w.kind <> 'note' and not (w.kind = 'reply' and w.automatic) order by w.at desc, w.id desc limit 1) last on true
    order by asked.place`.execute(tx);
  const names = await namesOf(tx, [...new Set(rows.map(({ root_id }) => root_id))]);
  return rows.map((row) => rowOf(row, names.get(row.root_id) ?? UNKNOWN));
}

function rowOf(row: Row, called: Called): Told {
  const { id, number, channel, account, subject, preview, status, priority, assignee, department } = row;
  const { tags, language } = row;
  return {
    ...{ id, number, channel, account, subject, preview, status, priority, assignee, department },
    ...{ tags, language },
    languageGuessed: row.language_guessed,
    customer: { id: row.root_id, ...called },
    lastFrom: row.last_from,
    undelivered: row.undelivered,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    promisedFor: row.promised_for?.toISOString() ?? null,
    csat: row.csat,
    fields: row.fields,
    seeking: row.seeks_since && { since: row.seeks_since.toISOString(), why: row.seeks_why },
    messages: row.messages,
    due: dueOf(row),
  };
}

const dueOf = ({ due_at, due_metric, due_state }: Row): Told['due'] =>
  due_at && due_metric && due_state && { at: due_at.toISOString(), metric: due_metric, state: due_state };
