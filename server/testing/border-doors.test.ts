/**
 * Tries to read and to write across the border between two workspaces through every door there is, also those that are
 * added after this was written: doors come from the router, rows from the catalogue.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '../core/database/owner.ts';
import { SYSTEM } from '../core/database/workspace.ts';
import { PERMISSIONS } from '../core/http/contract.ts';
import { createApiKey } from '../features/members/keys.ts';
import { createWorkspace } from '../features/workspaces/create.ts';
import { type Door, doorsOf, type Schema } from './doors.ts';
import { type Asked, OWNER, startTestJornada, type TestJornada } from './jornada.ts';
import { type Planted, plant, workspaceTables } from './plant.ts';
import { type SignedIn, signIn } from './sign-in.ts';

let jornada: TestJornada;
let owner: SignedIn;
/** What the caller may touch. */
let ours: Planted;
/** What nobody but the other workspace may see or change. */
let theirs: Planted;
let theirWorkspace: string;
let theirKey: string;
let doors: Door[];

beforeAll(async () => {
  jornada = await startTestJornada();
  const { db } = jornada.context;
  owner = await signIn(jornada, OWNER);
  ({ workspaceId: theirWorkspace } = await createWorkspace(db, { name: 'Theirs' }));
  ours = await plant(db.owner, jornada.workspaceId);
  theirs = await plant(db.owner, theirWorkspace);
  const scope = { workspaceId: theirWorkspace, actor: SYSTEM };
  ({ key: theirKey } = await asOwner(db, (tx) =>
    createApiKey(tx, scope, { name: theirs.mark, scopes: PERMISSIONS }),
  ));
  doors = doorsOf(jornada.app).filter((door) => /^\/(api|v1)\//.test(door.path) && !isSelf(door));
});
afterAll(() => jornada.stop());

/** Signing in and out is about accounts, which belong to no workspace; streams do not end by themselves. */
function isSelf({ path }: Door): boolean {
  return /^\/api\/(auth|live|docs)\b/.test(path);
}

test('the doors found are all the doors there are', () => {
  const paths = doors.map(({ method, path }) => `${method} ${path}`);
  expect(paths).toContain('PATCH /api/members/:id');
  expect(paths).toContain('GET /api/audit.csv');
  expect(paths.length).toBeGreaterThan(30);
});

test('what is planted shows to its own workspace, so it would show if it leaked', async () => {
  const showing: string[] = [];
  for (const door of doors.filter(({ method, params }) => method === 'GET' && params.length === 0)) {
    const { body } = await jornada.ask('GET', door.path, { key: theirKey });
    if (JSON.stringify(body).includes(theirs.mark)) showing.push(door.path);
  }
  expect(showing.length).toBeGreaterThan(3);
});

test('no door shows or changes anything of another workspace', { timeout: 600_000 }, async () => {
  const before = await everythingOfTheirs();
  const faults: string[] = [];
  let asked = 0;
  for (const door of doors) {
    for (const attempt of attemptsOn(door)) {
      const answer = await ask(attempt);
      asked += 1;
      const fault =
        leakIn(attempt, answer) ??
        (isTheirs(attempt) && answer.status >= 500 ? `answered ${answer.status}` : null);
      if (fault) faults.push(`${attempt.method} ${attempt.address} ${attempt.json ?? ''}: ${fault}`);
    }
  }
  expect.soft(faults).toEqual([]);
  expect.soft(asked).toBeGreaterThan(500);
  expect.soft(await everythingOfTheirs()).toEqual(before);
  expect.soft(await rowsThatLeadAcross()).toEqual([]);
});

test('tracking somebody by an identity that another workspace knows leaves theirs alone', async () => {
  const { rows } = await jornada.context.db.owner.query<{ kind: string; value: string }>(
    'select kind, value from identities where workspace_id = $1',
    [theirWorkspace],
  );
  const before = await everythingOfTheirs();
  for (const { kind, value } of rows) {
    const address = `/api/customers/by-identity?${new URLSearchParams({ kind, value })}`;
    const unknown = await jornada.ask('GET', address);
    expect(unknown.status).toBe(404);
    const seen = await jornada.ask('POST', '/v1/identify', {
      json: { userId: value, traits: { name: 'Ours' } },
    });
    expect(seen.status).toBe(200);
  }
  expect(await everythingOfTheirs()).toEqual(before);
});

test('the news of one workspace is not heard in another', async () => {
  const stream = await fetch(`${jornada.url}/api/live?topic=workspace&topic=departments`, {
    headers: { authorization: `Bearer ${jornada.key}` },
  });
  const news = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  await jornada.ask('PATCH', '/api/workspace', { key: theirKey, json: { name: 'Theirs, renamed' } });
  await jornada.ask('POST', '/api/departments', { json: { name: 'Ours alone' } });
  let heard = '';
  while (!heard.includes('data:')) heard += (await news.read()).value;
  await news.cancel();
  // Theirs came first and would have been heard first.
  expect(heard).toContain('"topic":"departments"');
});

interface Attempt {
  method: string;
  address: string;
  json: string | null;
  headers?: Record<string, string>;
}

/** Their ids in every place that takes one: in the path; in the query; in the body, on a row of ours. */
function* attemptsOn(door: Door): Generator<Attempt> {
  const changes = door.method !== 'GET';
  const bodies = changes ? [...bodiesFor(door.body)] : [null];
  const queries = [...queriesFor(door)];
  const { method } = door;
  if (door.params.length) {
    for (const id of idsFor(door)) {
      for (const query of queries.slice(0, 1)) {
        for (const json of bodies.slice(0, 1)) yield { method, address: addressOf(door, id) + query, json };
      }
    }
    const own = ours.ids.get(tableOf(door));
    if (own && method !== 'DELETE') {
      for (const json of bodies) yield { method, address: addressOf(door, own), json };
    }
  } else if (!changes) {
    for (const query of queries) yield { method, address: door.path + query, json: null };
  } else if (bodies.some((json) => isTheirs({ address: '', json }))) {
    for (const json of bodies) yield { method, address: door.path, json };
  }
}

/**
 * Ids of theirs for the place in the path. Where the path says whose it takes, only that one and those that doors are
 * often about: an id of any other table finds nothing there, border or not.
 */
function idsFor(door: Door): Iterable<string> {
  const own = theirs.ids.get(tableOf(door));
  if (!own) return theirs.ids.values();
  const often = OFTEN_ABOUT.map((table) => theirs.ids.get(table)).filter((id) => id !== undefined);
  return new Set([own, ...often]);
}

const OFTEN_ABOUT = ['customers', 'conversations', 'members'];

/** Whether their ids are in it. A row of ours may be too bare for a door to show, which is no matter here. */
function isTheirs({ address, json }: Pick<Attempt, 'address' | 'json'>): boolean {
  return [...theirs.ids.values()].some((id) => address.includes(id) || json?.includes(id));
}

function addressOf({ path }: Door, id: string): string {
  return path.replace(/:\w+/g, id);
}

/** `/api/customers/:id/notes` is about customers. */
function tableOf({ path }: Door): string {
  const name = /\/([\w-]+)\/:/.exec(path)?.[1]?.replaceAll('-', '_') ?? '';
  return ALIASES[name] ?? name;
}

const ALIASES: Record<string, string> = {
  ...{ keys: 'api_keys', webhooks: 'webhook_endpoints' },
  ...{
    reviews: 'quality_reviews',
    queue: 'quality_samples',
    rules: 'sampling_rules',
    coaching: 'coaching_notes',
  },
};

/** Each place of the body that takes an id in turn, holding one of theirs; the other places hold one of ours. */
function* bodiesFor(schema: Schema | null): Generator<string | null> {
  const places = schema ? idPlaces(schema) : [];
  if (!places.length) yield schema ? JSON.stringify(sample(schema, ourId)) : null;
  for (const place of places) {
    for (const id of theirs.ids.values()) {
      yield JSON.stringify(sample(schema!, (at) => (at === place ? id : ourId(at))));
    }
  }
}

/** Where in a body ids stand: `customerId`, `items.productId`. */
function idPlaces(schema: Schema): string[] {
  const places = new Set<string>();
  sample(schema, (at) => {
    places.add(at);
    return at;
  });
  return [...places];
}

function ourId(place: string): string {
  const table = `${place.split('.').at(-1)!.replace(/Ids?$/, '')}s`;
  return ours.ids.get(table) ?? ours.ids.get('customers')!;
}

/** Each parameter of the query in turn, holding what of theirs it might find. */
function queriesFor({ query }: Door): Set<string> {
  const searches = new Set(['']);
  const kinds = query.find(({ schema }) => schema.enum)?.schema.enum ?? [null];
  for (const { name, schema } of query.filter((one) => !PAGING.has(one.name) && !one.schema.enum)) {
    const others = query.filter((one) => one.required && one.name !== name);
    for (const value of theirsFor(name, schema)) {
      for (const kind of kinds) {
        const search = new URLSearchParams(
          others.map((one) => [one.name, String(kind ?? sample(one.schema, () => value))]),
        );
        search.set(name, value);
        searches.add(`?${search}`);
      }
    }
  }
  return searches;
}

function theirsFor(name: string, schema: Schema): string[] {
  const { ids, mark } = theirs;
  if (schema.format === 'uuid') return [...ids.values()];
  const likely = [ids.get(`${name}s`), ids.get('customers'), ids.get('members')];
  return [mark, ...likely.filter((id) => id !== undefined)];
}

const PAGING = new Set(['limit', 'cursor']);

const OUR_TEXT = 'Something of ours';

/** A value for the schema; `idAt` says what stands where an id is wanted. */
function sample(schema: Schema, idAt: (place: string) => string, place = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== 'null');
  if (choice) return sample(choice, idAt, place);
  const type = [schema.type].flat()[0];
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {});
    const at = (name: string) => (place ? `${place}.${name}` : name);
    return Object.fromEntries(fields.map(([name, field]) => [name, sample(field, idAt, at(name))]));
  }
  if (type === 'array') return [sample(schema.items ?? {}, idAt, place)];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (schema.format === 'date-time') return '2026-01-01T00:00:00Z';
  if (schema.format === 'email') return 'somebody@example.com';
  // What is kept as text would show again in answers, rightly.
  return schema.format === 'uuid' ? idAt(place) : OUR_TEXT;
}

/** A stream that breaks off while it is sent counts as a fault of the server. */
async function ask({ method, address, json }: Attempt): Promise<Asked> {
  const isTracking = address.startsWith('/v1/');
  const options = json === null ? {} : { body: json, headers: { 'content-type': 'application/json' } };
  try {
    return await (isTracking ? jornada.ask(method, address, options) : owner.ask(method, address, options));
  } catch {
    return { status: 500, headers: new Headers(), body: '' };
  }
}

/** Ids that the caller sent may come back, in words such as "there is no customer …"; nothing else of theirs may. */
function leakIn({ address, json }: Attempt, { body }: Asked): string | null {
  const answer = typeof body === 'string' ? body : JSON.stringify(body);
  const sent = `${address} ${json ?? ''}`;
  const leaked = [...theirs.ids.values(), theirWorkspace].filter(
    (id) => answer.includes(id) && !sent.includes(id),
  );
  const marks = answer.match(new RegExp(`${theirs.mark} \\w+`, 'g'));
  if (marks) return `shows ${[...new Set(marks)].join(', ')}`;
  return leaked.length ? `shows the ids ${leaked.join(', ')}` : null;
}

/** A fingerprint of every row of theirs, by table. */
async function everythingOfTheirs(): Promise<Record<string, string>> {
  const { owner: pool } = jornada.context.db;
  const found: Record<string, string> = {};
  for (const table of [...(await workspaceTables(pool)), 'workspaces']) {
    const column = table === 'workspaces' ? 'id' : 'workspace_id';
    // When a key was last used is noted by the test's own use of it.
    const { rows } = await pool.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg((to_jsonb(t) - 'last_used_at')::text, ',' order by t::text)), '') as print
       from ${table} t where ${column} = $1`,
      [theirWorkspace],
    );
    found[table] = rows[0]!.print;
  }
  return found;
}

/** Rows that point, by a foreign key, at a row of another workspace: row-level security does not see those. */
async function rowsThatLeadAcross(): Promise<string[]> {
  const { owner: pool } = jornada.context.db;
  const tables = await workspaceTables(pool);
  const { rows: keys } = await pool.query<{ source: string; target: string; from: string; to: string }>(
    `select c.conrelid::regclass::text as source, c.confrelid::regclass::text as target,
            (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as from,
            (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) as to
     from pg_constraint c where c.contype = 'f' and cardinality(c.conkey) = 1
       and c.conrelid::regclass::text = any ($1) and c.confrelid::regclass::text = any ($1)`,
    [tables],
  );
  const found: string[] = [];
  for (const { source, target, from, to } of keys) {
    const { rowCount } = await pool.query(
      `select from ${source} s join ${target} t on t.${to} = s.${from} where t.workspace_id <> s.workspace_id limit 1`,
    );
    if (rowCount) found.push(`${source}.${from} → ${target}`);
  }
  return found;
}
