/**
 * Gives conversations that look for somebody to somebody, one in each transaction, and no two processes at once: what
 * each has in hand is counted under a lock, so that nobody is given more than they may have.
 */
import { sql } from 'kysely';
import { SYSTEM, type Tx } from '../../core/database/workspace.ts';
import { changeConversation } from '../conversations/change.ts';
import { tellAbout } from '../conversations/hold.ts';
import { decide, type Found, hasRoom, isThere, policyFor, type Why, type World } from './decide.ts';
import { readPeople, readPolicies } from './world.ts';

const ASSIGNING_LOCK = 4607;

interface Seeking {
  id: string;
  as: 'reopened' | 'somebody';
  why: Why | null;
  since: Date;
  department: string | null;
  language: string | null;
  assignee: string | null;
}

/** The next one that somebody can take. Answers whether there may be more to do. */
export async function placeNext(tx: Tx, workspaceId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${ASSIGNING_LOCK}, hashtext(${workspaceId}))`.execute(tx);
  const world = { now: await nowOf(tx), policies: await readPolicies(tx), people: await readPeople(tx) };
  const waiting = new Map<string, Why>();
  for (const seeking of await seekingIn(tx, world)) {
    if (seeking.as === 'reopened') {
      if (await lookAgain(tx, workspaceId, seeking, world)) return true;
      continue;
    }
    const decision = decide(seeking, world);
    if (decision.what === 'wait' && decision.why !== seeking.why) waiting.set(seeking.id, decision.why);
    if (decision.what === 'leave') await settle(tx, seeking.id);
    if (decision.what === 'found' && (await give(tx, workspaceId, seeking, decision))) return true;
  }
  await tellWhy(tx, workspaceId, waiting);
  return false;
}

async function nowOf(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
  return rows[0]!.now;
}

/** The most pressing first, of equals whoever looks longest. When nobody has room, only those not told so yet. */
async function seekingIn(tx: Tx, { people }: World): Promise<Seeking[]> {
  const isRoom = people.some((one) => one.takesPart && hasRoom(one));
  const { rows } = await sql<Seeking>`
    select c.id, c.seeks_as as "as", c.seeks_why as why, c.seeks_since as since, d.key as department,
      c.language, c.assignee_id as assignee
    from conversations c left join departments d on d.id = c.department_id
    where c.seeks_since is not null and c.seeks_as <> 'new'
      and (${isRoom} or c.seeks_why is null or c.seeks_as = 'reopened')
    order by array_position(array['urgent', 'high', 'normal', 'low'], c.priority), c.seeks_since, c.id`.execute(
    tx,
  );
  return rows;
}

/** Whoever writes to it just now looks at it again, so it is passed by rather than waited for. */
async function holdFree(tx: Tx, id: string, as: Seeking['as']): Promise<boolean> {
  const held = await tx
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', id)
    .where('seeks_as', '=', as)
    .where('status', 'in', ['new', 'open'])
    .where('merged_into', 'is', null)
    .$if(as === 'somebody', (query) => query.where('assignee_id', 'is', null))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return held !== undefined;
}

async function give(tx: Tx, workspaceId: string, seeking: Seeking, found: Found): Promise<boolean> {
  if (!(await holdFree(tx, seeking.id, 'somebody'))) return false;
  const { person, department, reason } = found;
  const scope = { workspaceId, actor: SYSTEM };
  const change = { assignee: person.id, ...(department !== seeking.department && { department }) };
  await changeConversation(tx, scope, seeking.id, change, { ...reason });
  await sql`
    insert into assignment_members (member_id, workspace_id, given_at) values (${person.id}, ${workspaceId}, clock_timestamp())
    on conflict (member_id) do update set given_at = excluded.given_at`.execute(tx);
  return true;
}

/** Opened again: whoever had it keeps it, unless they are gone, or away where that matters. Answers whether they do not. */
async function lookAgain(tx: Tx, workspaceId: string, seeking: Seeking, world: World): Promise<boolean> {
  if (!(await holdFree(tx, seeking.id, 'reopened'))) return false;
  const policy = policyFor(seeking.department, world);
  const person = world.people.find(({ id }) => id === seeking.assignee);
  const keeps = person && !(policy?.handsOver && !isThere(person, policy, world.now));
  if (!policy || policy.how === 'nobody' || keeps) {
    await settle(tx, seeking.id);
    return false;
  }
  await tx.updateTable('conversations').set({ seeks_as: 'somebody' }).where('id', '=', seeking.id).execute();
  const scope = { workspaceId, actor: SYSTEM };
  await changeConversation(
    tx,
    scope,
    seeking.id,
    { assignee: null },
    { kind: 'away', name: person?.name ?? '' },
  );
  return true;
}

/** It is where it belongs, or given by hand. */
const settle = (tx: Tx, id: string) =>
  sql`update conversations set seeks_since = null, seeks_as = null, seeks_why = null
      where id in (select id from conversations where id = ${id} for update skip locked)`.execute(tx);

async function tellWhy(tx: Tx, workspaceId: string, waiting: ReadonlyMap<string, Why>): Promise<void> {
  if (!waiting.size) return;
  await sql`
    update conversations c set seeks_why = told.why
    from unnest(${[...waiting.keys()]}::uuid[], ${[...waiting.values()]}::text[]) told (id, why)
    where c.id = told.id and c.id in (
      select id from conversations where id = any(${[...waiting.keys()]}::uuid[]) and seeks_as = 'somebody'
      for update skip locked)`.execute(tx);
  await tellAbout(tx, { workspaceId }, [...waiting.keys()].slice(0, MOST_TOLD));
}

/** Screens with more than these look again with the next news of lists. */
const MOST_TOLD = 200;
