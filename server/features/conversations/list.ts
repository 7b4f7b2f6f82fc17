/** Conversations as a list: found, sorted, page by page. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../core/http/cursor.ts';
import { personOf } from '../customers/person.ts';
import { answeredWith } from './article-uses.ts';
import type { conversationsApi } from './contract.ts';
import { fieldsHold } from './fields/filter.ts';
import { ACTIVE_STATUSES, CONVERSATION_SORTS, type ConversationFilters } from './filters-contract.ts';
import { withFound } from './found.ts';
import { didHappen } from './happened.ts';
import { memberId } from './people-and-places.ts';
import { rowsOf } from './rows.ts';
import { isFound } from './search.ts';
import { MENTIONED_DAYS } from './usual-views.ts';

type Question = z.output<typeof conversationsApi.list.query & object>;
type Part = RawBuilder<unknown>;

/** `key` is the sort value of the last conversation of the page before, as PostgreSQL writes it. */
const Place = z.object({ sort: z.enum(CONVERSATION_SORTS), key: z.string(), id: z.uuid(), total: z.int() });

/** Whoever does not wait, and what is not due, comes last. */
const SORTINGS: Record<Question['sort'], { value: Part; direction: 'asc' | 'desc' }> = {
  recent: { value: sql`c.last_message_at`, direction: 'desc' },
  oldest: { value: sql`c.last_message_at`, direction: 'asc' },
  waiting: { value: sql`coalesce(c.waiting_since, 'infinity'::timestamptz)`, direction: 'asc' },
  due: { value: sql`coalesce(c.due_at, 'infinity'::timestamptz)`, direction: 'asc' },
  promised: { value: sql`coalesce(c.promised_for, 'infinity'::timestamptz)`, direction: 'asc' },
};

export type ListedConversation = Awaited<ReturnType<typeof listConversations>>['items'][number];

/** @throws 400 for a cursor of another list; 403 when a key says `me` */
export async function listConversations(tx: Tx, scope: Scope, question: Question) {
  const after = readCursor(Place.extend({ sort: z.literal(question.sort) }), question.cursor);
  const conditions = await conditionsOf(tx, scope, question);
  const found = await findPage(tx, question, conditions, after);
  const page = found.slice(0, question.limit);
  const total = after?.total ?? (await count(tx, conditions));
  const last = page.at(-1);
  const items = await rowsOf(
    tx,
    page.map(({ id }) => id),
  );
  return {
    items: await withFound(tx, items, question.search),
    nextCursor:
      found.length > question.limit && last
        ? writeCursor({ sort: question.sort, key: last.key, id: last.id, total } satisfies z.infer<
            typeof Place
          >)
        : null,
    total,
  };
}

async function findPage(
  tx: Tx,
  { sort, limit }: Question,
  conditions: Part[],
  after: z.infer<typeof Place> | undefined,
): Promise<{ id: string; key: string }[]> {
  const { value, direction } = SORTINGS[sort];
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  const place = after ? [sql`(${value}, c.id) ${beyond} (${after.key}::timestamptz, ${after.id}::uuid)`] : [];
  const order = sql.raw(direction);
  const { rows } = await sql<{ id: string; key: string }>`
    select c.id, (${value})::text as key from conversations c
    where ${sql.join([...conditions, ...place], sql` and `)}
    order by ${value} ${order}, c.id ${order} limit ${limit + 1}`.execute(tx);
  return rows;
}

async function count(tx: Tx, conditions: Part[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from conversations c where ${sql.join(conditions, sql` and `)}`.execute(tx);
  return rows[0]!.total;
}

/** How many there are. @throws as conditionsOf */
export async function countFound(tx: Tx, scope: Scope, filters: ConversationFilters): Promise<number> {
  return count(tx, await conditionsOf(tx, scope, filters));
}

/** Written out, not as parameters: the indexes of what is active are found by it. */
export const ACTIVE: Part = sql`c.status in (${sql.join(ACTIVE_STATUSES.map((one) => sql.lit(one)))})`;

/** Written out, for the same reason. */
export const BREACHING: Part = sql`c.due_state in ('warning', 'missed')`;

/** Whoever has it does not seek, also while it is still to be looked at. */
const SEEKING: Part = sql`(c.seeks_since is not null and c.assignee_id is null)`;

/** Parts of a WHERE over `conversations c`. @throws 400 for half a question; 403 when a key says `me`; 404 for an unknown customer */
export async function conditionsOf(tx: Tx, scope: Scope, filters: ConversationFilters): Promise<Part[]> {
  const {
    status,
    assignee,
    department,
    channel,
    account,
    priority,
    tag,
    customer,
    mentioned,
    waiting,
    breaching,
    promised,
    article,
  } = filters;
  const isCalled = mentioned !== undefined && !status;
  const conditions: (Part | undefined | false)[] = [
    sql`c.merged_into is null`,
    isCalled ? calledIn(memberId(scope, 'me')) : inStatus(status ?? ['active']),
    assignee === 'none' && sql`c.assignee_id is null`,
    assignee === 'seeking' && SEEKING,
    assignee !== undefined &&
      assignee !== 'none' &&
      assignee !== 'seeking' &&
      sql`c.assignee_id = ${memberId(scope, assignee)}::uuid`,
    department === 'none' && sql`c.department_id is null`,
    department !== undefined &&
      department !== 'none' &&
      sql`c.department_id = (select d.id from departments d where d.key = ${department})`,
    channel !== undefined && !isOfMessages(filters) && sql`c.channel = ${channel}`,
    account === 'none' && sql`c.account_id is null`,
    account !== undefined && account !== 'none' && sql`c.account_id = ${account}::uuid`,
    priority !== undefined && sql`c.priority = ${priority}`,
    tag !== undefined && sql`c.tags @> array[${tag}]::text[]`,
    customer !== undefined && sql`c.customer_id = any(${(await personOf(sqlOf(tx), customer)).ids}::uuid[])`,
    mentioned !== undefined && !isCalled && namedIn(memberId(scope, 'me')),
    waiting !== undefined && (waiting ? sql`c.waiting_since is not null` : sql`c.waiting_since is null`),
    breaching !== undefined && (breaching ? BREACHING : sql`not coalesce(${BREACHING}, false)`),
    promised !== undefined && (promised ? sql`c.promised_for is not null` : sql`c.promised_for is null`),
    article !== undefined && answeredWith(article),
    ...(await fieldsHold(tx, filters.field)),
    await didHappen(tx, scope, filters),
    isFound(filters.search),
  ];
  return conditions.filter((condition) => condition !== undefined && condition !== false);
}

/** Then the channel is theirs: of a call, in a conversation by mail, the telephone. */
const isOfMessages = ({ did }: ConversationFilters) => did === 'asked' || did === 'answered';

function inStatus(status: NonNullable<ConversationFilters['status']>): Part {
  if (status.length === 1 && status[0] === 'active') return ACTIVE;
  const named = status.flatMap((one) => (one === 'active' ? ACTIVE_STATUSES : [one]));
  return sql`c.status = any(${named}::text[])`;
}

/** In whose notes a member is named. */
const namedIn = (memberId: string): Part =>
  sql`c.id in (select n.conversation_id from jornada.conversations_naming(${memberId}::uuid) n)`;

/** To which a member is called: in whose notes they are named, and of what is done, lately. */
export const calledIn = (memberId: string): Part => sql`c.id in (
  select r.id from jornada.conversations_naming(${memberId}::uuid) n join conversations r on r.id = n.conversation_id
  where r.status = any(${ACTIVE_STATUSES}::text[])
    or (r.status in ('solved', 'closed') and n.named_at > now() - make_interval(days => ${MENTIONED_DAYS})))`;
