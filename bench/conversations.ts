/**
 * The service desk among 50,000 open conversations and a million messages: begin a conversation, list the inbox, also of
 * one account, count its views, open one of 200 messages, search; over HTTP with 8 connections, against the bare statements through 8 connections of the
 * driver, in turn.
 *
 *   node bench/conversations.ts [conversations] [messages] [seconds]
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { BenchServer } from './server.ts';
import { quantile } from './timing.ts';

const CONVERSATIONS = Number(process.argv[2] ?? 50_000);
const MESSAGES = Number(process.argv[3] ?? 1_000_000);
const SECONDS = Number(process.argv[4] ?? 5);
const CONNECTIONS = 8;
const CUSTOMERS = 20_000;
const LONG = 200;
const PAGE = 50;

const WORDS = `(array['encomenda','atrasada','pedido','entrega','obrigado','comandă','livrare','întârziere','paquete','devolución',
  'factura','garantía','refund','invoice','broken','missing','colour','size','delivery','address'])`;

/** Messages of a few words, of which each is in one of twenty; a number makes each its own. */
const SAID = `${WORDS}[1 + n % 20] || ' ' || ${WORDS}[1 + n / 7 % 20] || ' ' || ${WORDS}[1 + n / 31 % 20] || ' n' || n`;

const FILL = [
  `insert into customers (id, workspace_id, root_id, source, shown_name, shown_email, search_text)
   select id, $1, id, 'bench', 'Customer ' || n, 'c' || n || '@example.com', 'customer ' || n || ' c' || n || '@example.com'
   from (select n, gen_random_uuid() as id from generate_series(1, ${CUSTOMERS}) n) made`,
  `insert into conversations (id, root_id, workspace_id, customer_id, channel, subject, status, created_at, last_message_at,
     waiting_since, messages, preview)
   select id, id, $1, customers[1 + n * 7919 % ${CUSTOMERS}], (array['email','chat','phone'])[1 + n % 3], 'Subject ' || n,
     (array['new','open','waiting'])[1 + n % 3], now() - n * interval '20 seconds', now() - n * interval '10 seconds',
     case when n % 3 < 2 then now() - n * interval '15 seconds' end, 20, 'Where is it'
   from (select array_agg(id) as customers from customers) c,
     lateral (select n, gen_random_uuid() as id from generate_series(1, ${CONVERSATIONS}) n) made`,
  `insert into messages (id, workspace_id, conversation_id, at, kind, author_kind, author_name, text)
   select gen_random_uuid(), $1, ids[case when n <= ${LONG} then 1 else 2 + n * 7919 % (${CONVERSATIONS} - 1) end],
     now() - n * interval '1 second', case when n % 2 = 0 then 'customer' else 'reply' end,
     case when n % 2 = 0 then 'customer' else 'member' end, '', ${SAID}
   from (select array_agg(id order by last_message_at desc) as ids from conversations) c, generate_series(1::bigint, ${MESSAGES}::bigint) n`,
];

const OPEN = `c.status in ('new', 'open', 'waiting', 'snoozed') and c.merged_into is null`;

const server = await BenchServer.create();
try {
  await server.start();
  const record = server.record(CONNECTIONS);
  const { rows } = await record.query('select id from workspaces');
  const workspaceId: string = rows[0].id;
  for (const fill of FILL) await record.query(fill, [workspaceId]);
  await record.query('vacuum analyze');
  await record.query('checkpoint');
  const long = await record.query(
    'select id, customer_id from conversations order by last_message_at desc limit 1',
  );
  const { id, customer_id: customerId } = long.rows[0];
  const search = (n: number) => `encomenda n${1 + ((n * 7919) % MESSAGES)}`;
  await compare(
    'begin a conversation',
    'POST',
    () => [
      '/api/conversations',
      { channel: 'email', customer: { id: customerId }, text: 'Where is my parcel?' },
    ],
    (n) => beginByHand(record, workspaceId, customerId, n),
  );
  await compare(
    'list the inbox',
    'GET',
    () => [`/api/conversations?limit=${PAGE}`],
    () => listByHand(record),
  );
  const account = await addAccount(record, workspaceId);
  await compare(
    'list what came by one account',
    'GET',
    () => [`/api/conversations?limit=${PAGE}&account=${account}`],
    () => listByHand(record, `c.account_id = '${account}'`),
  );
  await compare(
    'count the views',
    'GET',
    () => ['/api/conversations/views'],
    () => countByHand(record),
  );
  await compare(
    `open one of ${LONG} messages`,
    'GET',
    () => [`/api/conversations/${id}`],
    () => openByHand(record, id),
  );
  await compare(
    `search ${MESSAGES.toLocaleString('en')} messages`,
    'GET',
    (n) => [`/api/conversations?limit=${PAGE}&search=${encodeURIComponent(search(n))}`],
    (n) => searchByHand(record, search(n)),
  );
  await record.end();
} finally {
  await server.stop();
  await server.remove();
}

type Call = (n: number) => [path: string, body?: object];

/** In turn, a second of each, so that both meet the same machine. */
async function compare(name: string, method: string, call: Call, bare: (n: number) => Promise<unknown>) {
  const [http, hand]: [number[], number[]] = [[], []];
  let n = 0;
  // The first round of each warms up.
  for (let round = 0; round <= SECONDS; round++) {
    const ours = await forASecond(() => ask(method, ...call(n++)));
    const theirs = await forASecond(() => bare(n++));
    if (round === 0) continue;
    http.push(...ours);
    hand.push(...theirs);
  }
  console.log(
    `${name}: ${told(http)} over HTTP; ${told(hand)} by hand; ${(hand.length / http.length).toFixed(2)} times the work`,
  );
}

async function ask(method: string, path: string, body?: object): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    headers: { authorization: `Bearer ${server.key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
}

async function forASecond(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + 1000;
  const lane = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return times;
}

function told(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share).toFixed(1);
  return `${Math.round(times.length / SECONDS)} a second, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

/** The same rows as a conversation begun through the door: itself, its message, its touchpoint. */
async function beginByHand(
  record: pg.Pool,
  workspaceId: string,
  customerId: string,
  n: number,
): Promise<void> {
  const client = await record.connect();
  const [id, message] = [randomUUID(), randomUUID()];
  await client.query('begin');
  await client.query(
    `insert into conversations (id, root_id, workspace_id, customer_id, channel, preview) values ($1, $1, $2, $3, 'email', 'Where is my parcel?')`,
    [id, workspaceId, customerId],
  );
  await client.query(
    `insert into messages (id, workspace_id, conversation_id, kind, author_kind, text) values ($1, $2, $3, 'customer', 'customer', 'Where is my parcel?')`,
    [message, workspaceId, id],
  );
  await client.query(
    `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id)
     values ($1, $2, $3, now(), 'Help Requested', 'message', 'by hand', $4)`,
    [randomUUID(), workspaceId, customerId, `by hand ${n}`],
  );
  await client.query('commit');
  client.release();
}

/** One in twenty began by it. */
async function addAccount(record: pg.Pool, workspaceId: string): Promise<string> {
  const id = randomUUID();
  await record.query(
    `insert into channel_accounts (id, workspace_id, kind, address, receiving, door_token) values ($1, $2, 'email', 'help@example.com', 'off', 'bench')`,
    [id, workspaceId],
  );
  await record.query('update conversations set account_id = $1 where number % 20 = 0', [id]);
  await record.query('vacuum analyze conversations');
  return id;
}

async function countByHand(record: pg.Pool): Promise<void> {
  await record.query(
    `select count(*) filter (where c.assignee_id is null), count(*) filter (where c.waiting_since is not null),
       count(*) filter (where c.status = 'snoozed'), count(*) from conversations c where ${OPEN}`,
  );
}

async function listByHand(record: pg.Pool, narrowed = 'true'): Promise<void> {
  await record.query(
    `select c.*, p.shown_name, p.shown_email from conversations c join customers p on p.id = c.customer_id
     where ${OPEN} and ${narrowed} order by last_message_at desc, c.id desc limit ${PAGE}`,
  );
  await record.query(`select count(*) from conversations c where ${OPEN} and ${narrowed}`);
}

async function openByHand(record: pg.Pool, id: string): Promise<void> {
  await record.query(
    'select c.*, p.shown_name from conversations c join customers p on p.id = c.customer_id where c.id = $1',
    [id],
  );
  await record.query(
    `select * from messages where conversation_id = $1 order by at desc, id desc limit ${LONG}`,
    [id],
  );
  await record.query('select * from conversation_changes where conversation_id = $1', [id]);
}

async function searchByHand(record: pg.Pool, search: string): Promise<void> {
  const query = search
    .split(' ')
    .map((word) => `${word}:*`)
    .join(' & ');
  await record.query(
    `select c.*, p.shown_name from conversations c join customers p on p.id = c.customer_id
     where c.id in (select conversation_id from messages where words @@ to_tsquery('simple', $1))
       and ${OPEN}
     order by last_message_at desc limit ${PAGE}`,
    [query],
  );
}
