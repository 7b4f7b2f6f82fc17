/** Calendars of business hours, as the record keeps them. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { reckonAllSoon } from './again.ts';
import type { BusinessHours } from './business-hours.ts';
import { readFeedSoon } from './feed.ts';
import { hoursOf } from './hours.ts';
import { SERVICE_LEVELS_TOPIC } from './policies.ts';
import type { CalendarRow } from './rows.ts';
import type { Calendar, CalendarBody, CalendarChange } from './shapes-contract.ts';

type Told = z.input<typeof Calendar>;
type Change = z.output<typeof CalendarChange>;

export async function listCalendars(tx: Tx): Promise<Told[]> {
  const { rows } = await sql<CalendarRow & { policies: number }>`
    select c.*, (select count(*)::int from service_policies p where p.calendar_id = c.id) as policies
    from calendars c order by c.usual desc, lower(c.name)`.execute(tx);
  return rows.map(told);
}

/** @throws 404 */
export async function readCalendar(tx: Tx, id: string): Promise<Told> {
  const found = (await listCalendars(tx)).find((one) => one.id === id);
  if (!found) throw noSuchCalendar();
  return found;
}

/** @throws 409 when the name is taken */
export async function makeCalendar(tx: Tx, scope: Scope, body: CalendarBody): Promise<Told> {
  await nameMustBeFree(tx, body.name);
  mustBeInOrder(body.week);
  const id = newId();
  await tx
    .insertInto('calendars')
    .values({ id, workspace_id: scope.workspaceId, ...columnsOf(body) })
    .execute();
  if (body.feedUrl) await readFeedSoon(tx, scope.workspaceId, id);
  await tellChange(tx, scope, { action: 'calendar.made', id, name: body.name, after: body });
  return readCalendar(tx, id);
}

/** @throws 404; 409 when the name is taken */
export async function changeCalendar(tx: Tx, scope: Scope, id: string, change: Change): Promise<Told> {
  const before = bodyOf(await holdCalendar(tx, id));
  if (change.name) await nameMustBeFree(tx, change.name, id);
  if (change.week) mustBeInOrder(change.week);
  const { usual, ...fields } = change;
  const after = { ...before, ...fields };
  const isFedAnew = after.feedUrl !== before.feedUrl;
  if (usual) await sql`update calendars set usual = false where usual and id <> ${id}`.execute(tx);
  await tx
    .updateTable('calendars')
    .set({
      ...columnsOf(after),
      ...(usual && { usual }),
      ...(isFedAnew && { feed_holidays: '[]', feed_read_at: null, feed_failed_at: null, feed_failure: null }),
      updated_at: new Date(),
    })
    .where('id', '=', id)
    .execute();
  if (isFedAnew && after.feedUrl) await readFeedSoon(tx, scope.workspaceId, id);
  await tellChange(tx, scope, {
    action: 'calendar.changed',
    id,
    name: after.name,
    before,
    after: { ...after, ...(usual && { usual }) },
  });
  return readCalendar(tx, id);
}

/** @throws 404; 409 for the usual one, and for one that a policy goes by */
export async function removeCalendar(tx: Tx, scope: Scope, id: string): Promise<void> {
  await holdCalendar(tx, id);
  const { usual, policies, name } = await readCalendar(tx, id);
  if (usual)
    throw conflict(`"${name}" is the usual calendar. Make another one the usual one first, then remove it.`);
  if (policies)
    throw conflict(`"${name}" is used by ${policies} policies. Give them another calendar first.`);
  await tx.deleteFrom('calendars').where('id', '=', id).execute();
  await tellChange(tx, scope, { action: 'calendar.removed', id, name, before: { name } });
}

/** For features that ask when somebody is there. Undefined for one that is not here. @param workspaceZone of the workspace */
export async function openHours(
  tx: Tx,
  id: string,
  workspaceZone: string,
): Promise<BusinessHours | undefined> {
  const { rows } = await sql<CalendarRow>`select * from calendars where id = ${id}`.execute(tx);
  return rows[0] && hoursOf(rows[0], workspaceZone);
}

/** Of the one that is meant when none is named; null where there is none. */
export async function usualCalendar(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from calendars where usual`.execute(tx);
  return rows[0]?.id ?? null;
}

async function holdCalendar(tx: Tx, id: string): Promise<CalendarRow> {
  const { rows } = await sql<CalendarRow>`select * from calendars where id = ${id} for update`.execute(tx);
  if (!rows[0]) throw noSuchCalendar();
  return rows[0];
}

const noSuchCalendar = () => notFound('There is no such calendar here.');

/** @throws 400 for intervals of one day that overlap: one of them was not meant */
function mustBeInOrder(week: CalendarBody['week']): void {
  week.forEach((day, index) => {
    const sorted = day.toSorted((a, b) => a.from - b.from);
    const twin = sorted.find(({ from }, at) => at > 0 && from < endOf(sorted[at - 1]!));
    if (twin)
      throw invalid(`week.${index}: two intervals of this day overlap.`, [
        { at: `week.${index}`, message: 'must hold intervals that do not overlap' },
      ]);
  });
}

const endOf = ({ from, to }: { from: number; to: number }) => (to > from ? to : to + 1440);

async function nameMustBeFree(tx: Tx, name: string, exceptId?: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from calendars where lower(name) = lower(${name})`.execute(tx);
  if (rows.some(({ id }) => id !== exceptId))
    throw conflict(`There is a calendar "${name}" already.`, [{ at: 'name', message: 'is taken' }]);
}

const columnsOf = ({ name, timeZone, week, holidays, feedUrl }: CalendarBody) => ({
  name,
  time_zone: timeZone,
  week: JSON.stringify(week),
  holidays: JSON.stringify(holidays),
  feed_url: feedUrl,
});

const bodyOf = (row: CalendarRow): CalendarBody => ({
  name: row.name,
  timeZone: row.time_zone,
  week: row.week,
  holidays: row.holidays,
  feedUrl: row.feed_url,
});

const told = (row: CalendarRow & { policies: number }): Told => ({
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  week: row.week,
  holidays: row.holidays,
  usual: row.usual,
  feed: row.feed_url
    ? {
        url: row.feed_url,
        readAt: row.feed_read_at?.toISOString() ?? null,
        failedAt: row.feed_failed_at?.toISOString() ?? null,
        failure: row.feed_failure,
        holidays: row.feed_holidays,
      }
    : null,
  policies: row.policies,
});

interface Deed {
  action: string;
  id: string;
  name: string;
  before?: object;
  after?: object;
}

async function tellChange(tx: Tx, scope: Scope, { id, name, ...deed }: Deed): Promise<void> {
  await audit(tx, scope, { ...deed, subject: { kind: 'calendar', id, name } });
  await reckonAllSoon(tx, scope.workspaceId);
  await announce(tx, scope.workspaceId, [{ topic: SERVICE_LEVELS_TOPIC }]);
}
