/** What each member is given, and whether they are there. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { MemberCaller } from '../members/callers.ts';
import { requireNamed } from '../service-levels/named.ts';
import { assignSoon } from './seek.ts';
import type { AssignmentMember, Availability, MemberChange } from './shapes-contract.ts';
import { ASSIGNMENT_TOPIC } from './topic.ts';
import { type PersonRow, readPeople } from './world.ts';

type Told = z.input<typeof AssignmentMember>;

export async function listPeople(tx: Tx): Promise<Told[]> {
  return (await readPeople(tx)).map(told);
}

/** @throws 404 for nobody who answers here; 400 for departments that are not here */
export async function changePerson(tx: Tx, scope: Scope, id: string, change: MemberChange): Promise<Told> {
  const before = await personNamed(tx, id);
  await requireNamed(tx, [{ at: 'departments', kind: 'departments', ids: change.departments ?? [] }]);
  await keep(tx, scope.workspaceId, id, change);
  const after = await personNamed(tx, id);
  await audit(tx, scope, {
    action: 'assignment.member-changed',
    subject: { kind: 'member', id, name: before.name },
    before: settingsOf(before),
    after: settingsOf(after),
  });
  await changed(tx, scope.workspaceId, id);
  return told(after);
}

export async function availabilityOf(
  tx: Tx,
  { memberId }: MemberCaller,
): Promise<z.input<typeof Availability>> {
  const found = (await readPeople(tx)).find(({ id }) => id === memberId);
  return {
    awaySince: found?.awaySince?.toISOString() ?? null,
    takesPart: found?.takesPart ?? false,
  };
}

/** One's own to say, and nobody's business to be noted. */
export async function setAvailability(tx: Tx, caller: MemberCaller, away: boolean) {
  await keep(tx, caller.workspaceId, caller.memberId, { away });
  await changed(tx, caller.workspaceId, caller.memberId);
  return availabilityOf(tx, caller);
}

/** Ids of those who said that they are. */
export async function membersAway(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from assignment_members where away_since is not null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is left out stays; who is away already is so since they said it. */
async function keep(tx: Tx, workspaceId: string, id: string, change: MemberChange): Promise<void> {
  const { takesPart, capacity, languages, departments, away } = change;
  await sql`
    insert into assignment_members (member_id, workspace_id) values (${id}, ${workspaceId}) on conflict do nothing`.execute(
    tx,
  );
  await tx
    .updateTable('assignment_members')
    .set({
      member_id: id,
      ...(takesPart !== undefined && { takes_part: takesPart }),
      ...(capacity !== undefined && { capacity }),
      ...(languages !== undefined && { languages }),
      ...(departments !== undefined && { departments }),
      ...(away !== undefined && { away_since: away ? sql<Date>`coalesce(away_since, now())` : null }),
    })
    .where('member_id', '=', id)
    .execute();
}

async function changed(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await announce(tx, workspaceId, [
    { topic: ASSIGNMENT_TOPIC },
    { topic: `member:${id}`, availability: true },
  ]);
  await assignSoon(tx, workspaceId);
}

async function personNamed(tx: Tx, id: string): Promise<PersonRow> {
  const found = (await readPeople(tx)).find((one) => one.id === id);
  if (!found) throw notFound('There is no such member who answers conversations.');
  return found;
}

function told(one: PersonRow): Told {
  const { id, name, takesPart, chosen, capacity, departmentsNamed, open } = one;
  return {
    ...{ id, name, takesPart, chosen, capacity, departmentsNamed, open },
    languages: one.languages as Told['languages'],
    departments: [...one.departments],
    awaySince: one.awaySince?.toISOString() ?? null,
    seenAt: one.seenAt?.toISOString() ?? null,
  };
}

const settingsOf = ({ takesPart, capacity, languages, departments, isAway }: PersonRow) => ({
  ...{ takesPart, capacity, languages, departments, away: isAway },
});
