/** Conversations as CSV, one a row, however many there are. */
import { sql } from 'kysely';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { CSV_MARK, csvLine } from '../../core/http/csv.ts';
import { type Field, listFields } from './fields/fields.ts';
import type { CONVERSATION_SORTS, ConversationFilters } from './filters-contract.ts';
import { conditionsOf, type ListedConversation, listConversations } from './list.ts';
import { isOurs } from './said.ts';

/** What stands in every row, in this order, before the workspace's own fields; times are UTC, durations seconds. */
const HEAD = [
  'number',
  'id',
  'subject',
  'channel',
  'account',
  'status',
  'priority',
  'department',
  'assignee',
  'tags',
  'language',
  'customer id',
  'customer name',
  'customer email',
  'began',
  'last message',
  'first answer',
  'first answer seconds',
  'first answer business seconds',
  'first answer target',
  'solved',
  'solved seconds',
  'solved business seconds',
  'solved target',
  'closed',
  'reopened',
  'messages of the customer',
  'answers',
  'notes',
  'csat',
];

const BATCH = 500;

interface Question extends ConversationFilters {
  sort: (typeof CONVERSATION_SORTS)[number];
}

type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * All that the question finds, in its order. Each batch is a page of its own, so nothing is held meanwhile.
 * @throws as a list, before the first line
 */
export async function conversationsCsv(
  inTransaction: InTransaction,
  scope: Scope,
  question: Question,
): Promise<AsyncGenerator<string>> {
  await inTransaction((tx) => conditionsOf(tx, scope, question));
  return linesOf(inTransaction, scope, question);
}

async function* linesOf(
  inTransaction: InTransaction,
  scope: Scope,
  question: Question,
): AsyncGenerator<string> {
  const fields = await inTransaction(listFields);
  yield CSV_MARK + csvLine([...HEAD, ...fields.map(({ name }) => name)]);
  let cursor: string | undefined;
  do {
    const { items, measured, nextCursor } = await inTransaction(async (tx) => {
      const page = await listConversations(tx, scope, { ...question, limit: BATCH, cursor });
      return { ...page, measured: await measuredOf(tx, page.items) };
    });
    yield items
      .map((one) => csvLine([...cells(one, measured.get(one.id)), ...valuesOf(one, fields)]))
      .join('');
    cursor = nextCursor ?? undefined;
  } while (cursor);
}

interface Measured {
  id: string;
  first_reply_at: Date | null;
  solved_at: Date | null;
  closed_at: Date | null;
  reopened: number;
  asked: number;
  answered: number;
  noted: number;
  /** Of the service levels: the first wait for an answer, and the way to the last solution. */
  first: Time | null;
  solution: Time | null;
}

interface Time {
  clock_seconds: number | null;
  business_seconds: number | null;
  state: string | null;
}

/** What a list does not show: how long things took, and how much was written. */
async function measuredOf(tx: Tx, items: ListedConversation[]): Promise<Map<string, Measured>> {
  const ids = items.map(({ id }) => id);
  const { rows } = await sql<Measured>`
    select c.id, c.first_reply_at, c.solved_at, c.closed_at, c.reopened, written.*,
      (select to_jsonb(t) from service_times t where t.conversation_id = c.id and t.metric = 'first-response' and not t.aside
        order by t.started_at limit 1) as first,
      (select to_jsonb(t) from service_times t where t.conversation_id = c.id and t.metric = 'resolution' and not t.aside
        order by t.started_at desc limit 1) as solution
    from conversations c
    left join lateral (
      select count(*) filter (where m.kind = 'customer')::int as asked, count(*) filter (where ${sql.raw(isOurs('m'))} and not m.automatic)::int as answered,
        count(*) filter (where m.kind = 'note' and m.through is null)::int as noted
      from conversations part join messages m on m.conversation_id = part.id where part.root_id = c.id) written on true
    where c.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

function cells(one: ListedConversation, measured: Measured | undefined) {
  const { customer, department, assignee } = one;
  const about = [one.number, one.id, one.subject, one.channel, one.account?.name, one.status, one.priority];
  const whose = [department?.name, assignee?.name, one.tags.join('; '), one.language];
  return [
    ...about,
    ...whose,
    ...[customer.id, customer.name, customer.email, one.createdAt, one.lastMessageAt],
    ...[moment(measured?.first_reply_at), ...timeCells(measured?.first)],
    ...[moment(measured?.solved_at), ...timeCells(measured?.solution)],
    ...[moment(measured?.closed_at), measured?.reopened],
    ...[measured?.asked, measured?.answered, measured?.noted, one.csat],
  ];
}

const valuesOf = ({ fields: values }: ListedConversation, fields: Field[]) =>
  fields.map(({ key }) => [values[key] ?? ''].flat().join('; '));

const moment = (at: Date | null | undefined) => at?.toISOString();
const timeCells = (time: Time | null | undefined) => [
  time?.clock_seconds,
  time?.business_seconds,
  time?.state,
];
