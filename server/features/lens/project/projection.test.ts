import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '../../../core/database/database.ts';
import { createLens, type Lens } from '../../../core/lens/lens.ts';
import { makeTestDatabase, testWorkspace } from '../../../testing/database.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { killHard, startFixture } from '../../../testing/processes.ts';
import { LENS_TABLE_NAMES } from '../tables.ts';
import { differences, NO_DIFFERENCES } from '../testing.ts';

const FIXTURE = new URL('./projection.fixture.ts', import.meta.url);

let db: Database;
let drop: () => Promise<void>;
let lens: Lens;
let workspaceId: string;
const projectors: ChildProcess[] = [];

beforeAll(async () => {
  const made = await makeTestDatabase();
  db = openDatabase(made.connection);
  drop = made.drop;
  lens = createLens(inject('lensUrl'));
  ({ workspaceId } = await testWorkspace(db));
  await plantReviewers();
  await startProjector();
  await startProjector();
});

afterAll(async () => {
  for (const child of projectors) await killHard(child);
  await lens.close();
  await db.close();
  await drop();
});

/** One whose answers are looked at, one who looks, and by what. */
async function plantReviewers() {
  await db.owner.query(
    `with role as (insert into roles (id, workspace_id, key, name, permissions) select gen_random_uuid(), $1, 'agent', 'Agent', '{}' returning id),
       card as (insert into scorecards (id, workspace_id, name) select gen_random_uuid(), $1, 'Card' returning id),
       version as (insert into scorecard_versions (id, workspace_id, scorecard_id, version, criteria, made_by)
         select gen_random_uuid(), $1, id, 1, '[]', '' from card)
     insert into members (id, workspace_id, user_id, name, email, role_id)
     select gen_random_uuid(), $1, name, name, name, role.id from role cross join unnest(array['Ana', 'Lea']) name`,
    [workspaceId],
  );
}

async function startProjector() {
  const { child } = await startFixture(FIXTURE, [JSON.stringify(db.connection), inject('lensUrl')]);
  projectors.push(child);
}

async function killOneProjector() {
  const child = projectors.shift();
  if (child) await killHard(child);
  await startProjector();
}

/** What a random transaction may do. Several are open at a time and end in any order. */
type Deed =
  | { does: 'open' | 'kill' }
  | { does: 'touchpoints'; many: number; of: number }
  | {
      does:
        | 'merge'
        | 'split'
        | 'erase'
        | 'order'
        | 'answer'
        | 'forget'
        | 'ask'
        | 'turn'
        | 'join'
        | 'part'
        | 'wait'
        | 'review';
      of: number;
    }
  | { does: 'commit' | 'abort'; which: number };

const of = fc.nat(7);
const which = fc.nat(3);
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('open' as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('touchpoints' as const),
      many: fc.integer({ min: 1, max: 30 }),
      of,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'merge' as const,
        'split' as const,
        'erase' as const,
        'order' as const,
        'answer' as const,
        'forget' as const,
      ),
      of,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'ask' as const,
        'turn' as const,
        'join' as const,
        'part' as const,
        'wait' as const,
        'review' as const,
      ),
      of,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('commit' as const, 'commit' as const, 'abort' as const),
      which,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('kill' as const) }) },
);

describe('the projection', () => {
  test('holds exactly what the record holds after any commits, aborts, merges, erasures and kills', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 25, maxLength: 60 }), async (list) => {
        await perform(list);
        await lensCaughtUp({ db, lens });
        for (const table of LENS_TABLE_NAMES) {
          expect(await differences({ db, lens }, table), table).toEqual(NO_DIFFERENCES);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 180_000);
});

/** Runs the deeds in their order; each transaction works on customers of its own, so that none waits for another. */
async function perform(list: Deed[]) {
  const open: { client: pg.PoolClient; customers: string[] }[] = [];
  const end = async (place: number, word: 'commit' | 'rollback') => {
    const [ended] = open.splice(place, 1);
    await ended?.client.query(word);
    ended?.client.release();
  };
  for (const deed of list) {
    if (deed.does === 'kill') await killOneProjector();
    else if (deed.does === 'open') {
      if (open.length < 4) open.push(await openTransaction());
    } else if ('which' in deed) {
      if (open.length) await end(deed.which % open.length, deed.does === 'commit' ? 'commit' : 'rollback');
    } else if ('of' in deed) {
      if (!open.length) open.push(await openTransaction());
      const { client, customers } = open.at(-1)!;
      await act(client, customers[deed.of % customers.length]!, customers[0]!, deed);
    }
  }
  while (open.length) await end(0, 'commit');
}

const CUSTOMERS = 8;
let nextSet = 0;

/** On one of a few sets of customers, made before and used again when no open transaction has it. */
async function openTransaction() {
  const customers = await customerSet(nextSet++ % 12);
  const client = await db.owner.connect();
  await client.query('begin');
  // Rather none than waiting for an open one: its customers are then another transaction's.
  await client.query(`set local lock_timeout = '5s'`);
  return { client, customers };
}

const sets = new Map<number, string[]>();

async function customerSet(number: number): Promise<string[]> {
  const known = sets.get(number);
  if (known) return known;
  const ids = Array.from({ length: CUSTOMERS }, () => randomUUID());
  sets.set(number, ids);
  await db.owner.query(
    `insert into customers (id, workspace_id, root_id, traits) select id, $1, id, '{"plan": "a\\tb"}' from unnest($2::uuid[]) id`,
    [workspaceId, ids],
  );
  return ids;
}

async function act(client: pg.PoolClient, customer: string, root: string, deed: Deed) {
  switch (deed.does) {
    case 'touchpoints':
      await client.query(
        `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id, properties, order_id)
         select gen_random_uuid(), $1, $2, case n % 9 when 0 then timestamptz '1970-01-01' when 1 then timestamptz '2099-12-31' else now() - random() * interval '1 year' end, 'Type ' || n % 3, 'track',
           'test', gen_random_uuid()::text, jsonb_build_object('sku', 'S' || n, 'text', E'tab\\t new\\nline \\\\ "quoted" ''one'''), null
         from generate_series(1, $3) n`,
        [workspaceId, customer, deed.many],
      );
      return;
    case 'merge':
      if (customer === root) return;
      await client.query('update customers set merged_into = $2, root_id = $2 where id = $1', [
        customer,
        root,
      ]);
      return;
    case 'split':
      await client.query('update customers set merged_into = null, root_id = id where id = $1', [customer]);
      return;
    case 'erase':
      await client.query(
        `delete from touchpoints where id in (select id from touchpoints where customer_id = $1 order by id limit 5)`,
        [customer],
      );
      return;
    case 'order':
      await client.query(
        `insert into orders (id, workspace_id, customer_id, number, total_minor, placed_at) values ($2, $1, $3, $4, 1000, now())
         on conflict (workspace_id, number) do update set total_minor = orders.total_minor + 1, delivered_at = now()`,
        [workspaceId, randomUUID(), customer, `N-${customer}`],
      );
      return;
    case 'answer':
      await client.query(
        `insert into responses (id, workspace_id, customer_id, external_id, metric, score, at) values ($2, $1, $3, $4, 'nps', 9, now())
         on conflict (workspace_id, source, external_id) do update set score = null`,
        [workspaceId, randomUUID(), customer, customer],
      );
      return;
    // Of each customer at most one conversation, with a message for each time that they ask.
    case 'ask':
      await client.query(
        `with conversation as (insert into conversations (id, workspace_id, root_id, customer_id, channel, tags) select $2, $1, $2, $3, 'chat', '{"a\tb"}'
           where not exists (select from conversations where customer_id = $3) returning id)
         insert into messages (id, workspace_id, conversation_id, kind, author_kind, text)
         select gen_random_uuid(), $1, id, (array['customer', 'reply', 'note'])[1 + floor(random() * 3)], 'customer', 'Words' from conversation
         union all select gen_random_uuid(), $1, id, 'reply', 'member', 'Words' from conversations where customer_id = $3`,
        [workspaceId, randomUUID(), customer],
      );
      // As doors do: whatever is written in one is told of it, or of the one it was merged into.
      await client.query(
        `update conversations set messages = messages + 1 where id in (select root_id from conversations where customer_id = $1)`,
        [customer],
      );
      return;
    case 'turn':
      await client.query(
        `with turned as (update conversations c set status = case when c.status = 'solved' then 'open' else 'solved' end
           from conversations before where before.id = c.id and c.customer_id = $2 returning c.id, before.status as before, c.status as after)
         insert into conversation_changes (id, workspace_id, conversation_id, actor_kind, actor_name, what, before, after)
         select gen_random_uuid(), $1, id, 'system', '', 'status', to_jsonb(before), to_jsonb(after) from turned`,
        [workspaceId, customer],
      );
      return;
    // One of each for every conversation; the second time a draft is given.
    case 'review':
      await client.query(
        `with given as (update quality_reviews set state = 'given', given_at = now(), score = 200 / 3.0 where state = 'draft'
           and conversation_id in (select id from conversations where customer_id = $2) returning id)
         insert into quality_reviews (id, workspace_id, conversation_id, version_id, member_id, reviewer_id)
         select gen_random_uuid(), $1, c.id, v.id, ana.id, lea.id from conversations c
         join scorecard_versions v on v.workspace_id = $1 join members ana on ana.workspace_id = $1 and ana.name = 'Ana'
         join members lea on lea.workspace_id = $1 and lea.name = 'Lea' where c.customer_id = $2 on conflict do nothing`,
        [workspaceId, customer],
      );
      await client.query(
        `insert into contact_log (id, workspace_id, log_key, conversation_id, message_id, author, channel, direction, outcome, emotion, at, begun)
         select distinct on (c.id) gen_random_uuid(), $1, c.id::text, c.id, m.id, 'Ana', 'phone', 'in', 'solved', 'joy', now(), false
         from conversations c join messages m on m.conversation_id = c.id where c.customer_id = $2
         on conflict (workspace_id, log_key) do update set emotion = null`,
        [workspaceId, customer],
      );
      return;
    case 'join':
      await client.query(
        `update conversations c set merged_into = other.id, root_id = other.id from conversations other
         where c.customer_id = $1 and other.customer_id = $2 and other.id <> c.id and other.merged_into is null`,
        [customer, root],
      );
      await client.query('update conversations set messages = messages where customer_id = $1', [root]);
      return;
    case 'part':
      await client.query('update conversations set merged_into = null, root_id = id where customer_id = $1', [
        customer,
      ]);
      await client.query('update conversations set messages = messages where customer_id = $1', [root]);
      return;
    case 'wait':
      await client.query(
        `with ended as (update service_times set ended_at = now(), ended_by = 'answered', clock_seconds = 5, business_seconds = 4, state = 'hit'
           where ended_at is null and conversation_id in (select id from conversations where customer_id = $2) returning id)
         insert into service_times (id, workspace_id, conversation_id, metric, started_at, aside)
         select gen_random_uuid(), $1, id, 'next-response', now(), random() < 0.2 from conversations where customer_id = $2`,
        [workspaceId, customer],
      );
      return;
    case 'forget':
      await client.query('delete from conversations where customer_id = $1', [customer]);
      await client.query('delete from responses where customer_id = $1', [customer]);
      await client.query('delete from orders where customer_id = $1', [customer]);
      return;
  }
}
