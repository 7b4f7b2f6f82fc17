/** Conversations in which something happened within a time: one rule for lists and for the reports that open them. */
import { type RawBuilder, sql } from 'kysely';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { type Period, readPeriod } from '../../core/period.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import type { ConversationFilters } from './filters-contract.ts';
import { isAnswer, isSaid } from './said.ts';

type Part = RawBuilder<unknown>;
type Asked = Pick<ConversationFilters, 'did' | 'from' | 'to' | 'hour' | 'by' | 'channel'>;

/** Condition over `messages m`: within the time, and no program wrote it. */
export const writtenIn = ({ from, to }: Pick<Period, 'from' | 'to'>): Part =>
  sql`${sql.raw(isSaid('m'))} and not m.automatic and m.at >= ${from} and m.at < ${to}`;

export const ASKED: Part = sql`m.kind = 'customer'`;
/** What did not reach its customer answered nothing, nor does what we write before they do. */
export const ANSWERED: Part = sql`${sql.raw(isAnswer('m'))} and m.author_kind = 'member'
  and exists (select from messages a where a.conversation_id = m.conversation_id and a.kind = 'customer' and a.at <= m.at)`;

/** By which a message `m` of a conversation `c` came: a call may belong to what goes on by mail. */
export const CHANNEL: Part = sql`coalesce(m.through, c.channel)`;

/** Monday is 1, where the workspace is. */
export const weekdayIn = (timeZone: string): Part =>
  sql`extract(isodow from m.at at time zone ${timeZone}::text)::int`;
export const hourIn = (timeZone: string): Part =>
  sql`extract(hour from m.at at time zone ${timeZone}::text)::int`;

export const solvedIn = ({ from, to }: Pick<Period, 'from' | 'to'>): Part =>
  sql`c.solved_at >= ${from} and c.solved_at < ${to}`;

/** What the customer answered last when asked how it went. */
export const ratedIn = ({ from, to }: Pick<Period, 'from' | 'to'>): Part =>
  sql`c.csat is not null and c.csat_at >= ${from} and c.csat_at < ${to}`;

/** Condition over `conversations c`. @throws 400 for what goes without another, and a time that ends before it begins */
export async function didHappen(tx: Tx, { workspaceId }: Scope, asked: Asked): Promise<Part | undefined> {
  refuseAlone(asked);
  if (!asked.did) return undefined;
  const workspace = await readWorkspace(tx, workspaceId);
  const period = readPeriod(asked, workspace);
  if (asked.did === 'solved') return solvedIn(period);
  const { hour, by, channel } = asked;
  if (asked.did === 'rated') {
    const rated = ratedIn(period);
    if (by === undefined) return rated;
    return by === 'none' ? sql`${rated} and c.csat_by is null` : sql`${rated} and c.csat_by = ${by}::uuid`;
  }
  const more: (Part | false | undefined)[] = [
    asked.did === 'asked' ? ASKED : ANSWERED,
    hour !== undefined && inHour(hour, workspace.timeZone),
    by === 'none' && sql`m.author_id is null`,
    by !== undefined && by !== 'none' && sql`m.author_id = ${by}::uuid`,
    channel !== undefined && sql`coalesce(m.through, r.channel) = ${channel}`,
  ];
  const parts = [writtenIn(period), ...more.filter((part) => part !== false && part !== undefined)];
  return sql`c.id in (select w.root_id from messages m join conversations w on w.id = m.conversation_id join conversations r on r.id = w.root_id
    where ${sql.join(parts, sql` and `)})`;
}

/** What says nothing by itself is refused rather than left out: the list would hold other conversations than asked for. */
function refuseAlone({ did, from, to, hour, by }: Asked): void {
  const alone = Object.entries({
    ...(did ? {} : { from, to }),
    ...(did === 'asked' ? {} : { hour }),
    ...(did === 'answered' || did === 'rated' ? {} : { by }),
  }).find(([, value]) => value !== undefined);
  if (!alone) return;
  const with_ = { hour: 'did=asked', by: 'did=answered or did=rated' }[alone[0]] ?? 'did';
  const message = `only goes with ${with_}`;
  throw invalid(`${alone[0]} ${message}.`, [{ at: alone[0], message }]);
}

function inHour(written: string, timeZone: string): Part {
  const [weekday, hour] = written.split('-').map(Number);
  return sql`${weekdayIn(timeZone)} = ${weekday} and ${hourIn(timeZone)} = ${hour}`;
}
