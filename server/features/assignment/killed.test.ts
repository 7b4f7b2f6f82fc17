/** Two servers on one record, one of them killed while it assigns: nobody gets more than they may, nothing twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase } from '../../testing/database.ts';
import { OWNER, type TestJornada } from '../../testing/jornada.ts';
import { newMember } from '../../testing/members.ts';
import { eventually } from '../../testing/processes.ts';
import { scratchFolder } from '../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../testing/server-process.ts';
import { signIn } from '../../testing/sign-in.ts';

const CAPACITY = 4;
const AGENTS = ['ana', 'bob', 'cai'];
const ARRIVALS = 30;

let drop: () => Promise<void>;
let start: () => Promise<ServerProcess>;
beforeAll(async () => {
  const made = await makeTestDatabase();
  drop = made.drop;
  const dataDir = await scratchFolder();
  const key = `jk_test_${crypto.randomUUID()}`;
  start = () => startServerProcess({ connection: made.connection, dataDir, key });
});
afterAll(() => drop());

interface Row {
  id: string;
  status: string;
  assignee: { id: string } | null;
}

async function everything(server: ServerProcess): Promise<Row[]> {
  const { body } = await server.ask('GET', '/api/conversations?status=active&status=solved&limit=200');
  return body.items;
}

const inHand = (rows: Row[], member: string) =>
  rows.filter(({ status, assignee }) => status === 'new' && assignee?.id === member).length;

test('concurrent arrivals at two servers, one killed mid-way', { timeout: 300_000 }, async () => {
  const first = await start();
  const second = await start();
  const owner = await signIn(first, OWNER);
  const agents: string[] = [];
  for (const name of AGENTS) {
    const { id } = await newMember(first as unknown as TestJornada, owner, `${name}@example.com`, 'agent');
    await first.ask('PATCH', `/api/assignment/members/${id}`, { json: { capacity: CAPACITY } });
    agents.push(id);
  }
  await first.ask('PUT', '/api/assignment/policies/everybody', { json: { how: 'fewest-open' } });
  const begin = (at: number) =>
    (at % 2 ? first : second).ask('POST', '/api/conversations', {
      json: { channel: 'email', customer: { email: `k-${at}@example.com` }, text: 'Hello', key: `k-${at}` },
    });
  const begun = Array.from({ length: ARRIVALS }, (_, at) => begin(at).catch(() => undefined));
  await eventually(async () => {
    const given = (await everything(second)).filter(({ assignee }) => assignee);
    expect(given.length).toBeGreaterThanOrEqual(1);
  }, 60_000);
  await first.kill();
  await Promise.all(begun);
  // Whatever the killed one did not answer is sent again, and is there once.
  for (let at = 0; at < ARRIVALS; at += 1)
    await second.ask('POST', '/api/conversations', {
      json: { channel: 'email', customer: { email: `k-${at}@example.com` }, text: 'Hello', key: `k-${at}` },
    });
  let rows: Row[] = [];
  await eventually(async () => {
    rows = await everything(second);
    expect(rows).toHaveLength(ARRIVALS);
    expect(agents.map((id) => inHand(rows, id))).toEqual(agents.map(() => CAPACITY));
  }, 120_000);
  for (const { id } of rows.filter(({ assignee }) => assignee).slice(0, 7))
    await second.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'solved' } });
  await eventually(async () => {
    rows = await everything(second);
    expect(rows.filter(({ assignee }) => assignee)).toHaveLength(AGENTS.length * CAPACITY + 7);
  }, 120_000);
  expect(agents.map((id) => inHand(rows, id))).toEqual(agents.map(() => CAPACITY));
  await expectNeverMore(second, rows, agents);
  await second.kill();
});

/** By the history of all of them, moment by moment. */
async function expectNeverMore(server: ServerProcess, rows: Row[], agents: string[]): Promise<void> {
  const moves: { at: number; member: string; by: 1 | -1 }[] = [];
  for (const { id } of rows) {
    const { changes, assignee } = (await server.ask('GET', `/api/conversations/${id}`)).body;
    const given = changes.filter(({ what }: { what: string }) => what === 'assignee');
    expect(given.length, 'given once, or not yet').toBe(assignee ? 1 : 0);
    for (const change of given) moves.push({ at: momentOf(change.id), member: change.after, by: 1 });
    for (const { id: of, what } of changes)
      if (what === 'status') moves.push({ at: momentOf(of), member: assignee.id, by: -1 });
  }
  for (const agent of agents) {
    let open = 0;
    for (const { by } of moves.filter(({ member }) => member === agent).sort(byTime)) {
      open += by;
      expect(open).toBeLessThanOrEqual(CAPACITY);
    }
  }
}

/** When it was written down, in ms: ids say it, where the time of a change is that of its transaction's beginning. */
const momentOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** Of the same millisecond, what made room came first. */
const byTime = (one: { at: number; by: number }, other: { at: number; by: number }) =>
  one.at - other.at || one.by - other.by;
