/** Reviews as a list: found, page by page. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../../core/http/cursor.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { type Period, readPeriod } from '../../../core/period.ts';
import { memberId } from '../../conversations/people-and-places.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { reviewsApi } from './contract.ts';
import { REVIEWS, type RowTold, rowsOf, visibleTo } from './rows.ts';
import type { ReviewFilters } from './shapes-contract.ts';

type Question = z.output<typeof reviewsApi.list.query & object>;
type Part = RawBuilder<unknown>;

const Place = z.object({ key: z.string(), id: z.uuid(), total: z.int() });

/** The last given first, drafts, which are not given yet, before them. */
const KEY = sql`coalesce(r.given_at, 'infinity'::timestamptz)`;

/** @throws 400 for a cursor of another list, and a time that ends before it begins; 403 when a key says `me` */
export async function listReviews(tx: Tx, caller: Caller, question: Question) {
  const after = readCursor(Place, question.cursor);
  const conditions = await conditionsOf(tx, caller, question);
  const place = after ? [sql`(${KEY}, r.id) < (${after.key}::timestamptz, ${after.id}::uuid)`] : [];
  const { rows } = await sql<{ id: string; key: string }>`
    select r.id, (${KEY})::text as key from ${REVIEWS}
    where ${sql.join([...conditions, ...place], sql` and `)}
    order by ${KEY} desc, r.id desc limit ${question.limit + 1}`.execute(tx);
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  const total = after?.total ?? (await countFound(tx, conditions));
  const more = rows.length > question.limit && last;
  return {
    items: await rowsOf(
      tx,
      caller,
      page.map(({ id }) => id),
    ),
    nextCursor: more
      ? writeCursor({ key: last.key, id: last.id, total } satisfies z.infer<typeof Place>)
      : null,
    total,
  };
}

async function countFound(tx: Tx, conditions: Part[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${REVIEWS} where ${sql.join(conditions, sql` and `)}`.execute(tx);
  return rows[0]!.total;
}

/** Parts of a WHERE over the tables of reviews; what is written for calibrations is not among them. */
export async function conditionsOf(tx: Tx, caller: Caller, filters: ReviewFilters): Promise<Part[]> {
  const period =
    filters.from || filters.to ? readPeriod(filters, await readWorkspace(tx, caller.workspaceId)) : undefined;
  return [visibleTo(caller), ...narrowedBy(caller, filters), ...(period ? [givenIn(period)] : [])];
}

/** Given within the time. */
export const givenIn = ({ from, to }: Pick<Period, 'from' | 'to'>): Part =>
  sql`r.given_at >= ${from} and r.given_at < ${to}`;

/** All but the time and who asks. */
export function narrowedBy(caller: Caller, filters: ReviewFilters): Part[] {
  const { member, reviewer, state, department, channel, scorecard, criterion, conversation, chosen, failed } =
    filters;
  const conditions: (Part | false)[] = [
    sql`r.calibration_id is null`,
    member !== undefined && sql`r.member_id = ${memberId(caller, member)}::uuid`,
    reviewer !== undefined && sql`r.reviewer_id = ${memberId(caller, reviewer)}::uuid`,
    state !== undefined && sql`r.state = ${state}`,
    department === 'none' && sql`c.department_id is null`,
    department !== undefined &&
      department !== 'none' &&
      sql`c.department_id = (select d.id from departments d where d.key = ${department})`,
    channel !== undefined && sql`c.channel = ${channel}`,
    scorecard !== undefined && sql`v.scorecard_id = ${scorecard}::uuid`,
    criterion !== undefined &&
      sql`exists (select from quality_answers q where q.review_id = r.id and q.criterion_id = ${criterion}::uuid
        and q.value is not null)`,
    conversation !== undefined &&
      sql`c.id = (select x.root_id from conversations x where x.id = ${conversation}::uuid)`,
    (chosen === 'by-hand' || chosen === 'random') && sql`r.chosen = ${chosen}`,
    chosen === 'targeted' && sql`r.chosen not in ('by-hand', 'random')`,
    failed !== undefined &&
      (criterion === undefined ? sql`r.failed = ${failed}` : missedBy(criterion, failed)),
  ];
  return conditions.filter((one) => one !== false);
}

/** Whether this criterion was missed, which fails the whole. */
const missedBy = (criterion: string, missed: boolean): Part => sql`${missed} = exists (
  select from quality_answers q join jsonb_array_elements(v.criteria) x on x->>'id' = q.criterion_id::text
  where q.review_id = r.id and q.criterion_id = ${criterion}::uuid and (x->>'critical')::boolean
    and q.value = case x->>'scale' when 'five' then 1 else 0 end)`;

/** Every given review that is found, page by page, for files. */
export async function* allGiven(
  inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  caller: Caller,
  filters: ReviewFilters,
): AsyncGenerator<RowTold[]> {
  let cursor: string | undefined;
  do {
    const page = await inTransaction((tx) => listReviews(tx, caller, { ...filters, cursor, limit: 100 }));
    yield page.items.filter(({ givenAt }) => givenAt);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
