/**
 * Draws what is to be reviewed of a week. A draw is one transaction that keeps that it was made: of two processes the
 * second finds it, and of a killed one nothing is left, so the next run makes it.
 *
 * A week that is not over may be drawn at once, as often as one likes. What is drawn so far is what the rules draw of
 * the conversations that there are so far, and makes room for what the whole week draws, but where somebody has begun:
 * in the end the draw is the same as if nobody had drawn before.
 */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { reviewersHere } from '../rights.ts';
import { tell } from '../tell.ts';
import { QUALITY_TOPIC } from '../topic.ts';
import { candidatesOf, type Drawing, type Found } from './candidates.ts';
import { draw, shareOut } from './draw.ts';
import { readQueue } from './queue.ts';
import { lastWeek, momentsOfWeek, thisWeek } from './week.ts';

/** One workspace draws once at a time: what one rule drew, the next one leaves. */
const DRAWING_LOCK = 4608;

interface Rule extends Drawing {
  per_person: number;
  seed: string;
  scorecard_id: string;
  reviewers: string[];
}

/** Each rule draws once for each week that is over. */
export async function drawLastWeek(tx: Tx, workspaceId: string): Promise<void> {
  await lockDraws(tx, workspaceId);
  const clock = await readWorkspace(tx, workspaceId);
  const week = { first: lastWeek(clock), ...momentsOfWeek(lastWeek(clock), clock), soFar: false };
  const rules = await rulesWhere(
    tx,
    sql`not exists (select from quality_draws d where d.rule_id = r.id and d.week = ${week.first}::date and not d.so_far)`,
  );
  for (const at of rules.keys()) await drawRule(tx, workspaceId, week, rules.slice(at));
  if (rules.length) await announce(tx, workspaceId, [{ topic: QUALITY_TOPIC }]);
}

/**
 * Conversations are gone as if they had never been: what was drawn of the last week and of this one is drawn of those
 * that are left, and says of how many.
 */
export async function drawAgain(tx: Tx, workspaceId: string): Promise<void> {
  await lockDraws(tx, workspaceId);
  const clock = await readWorkspace(tx, workspaceId);
  for (const [first, soFar] of [
    [lastWeek(clock), false],
    [thisWeek(clock), true],
  ] as const) {
    const rules = await rulesWhere(
      tx,
      sql`exists (select from quality_draws d where d.rule_id = r.id and d.week = ${first}::date)`,
    );
    const week = { first, ...momentsOfWeek(first, clock), soFar };
    for (const at of rules.keys()) await drawRule(tx, workspaceId, week, rules.slice(at));
  }
  await announce(tx, workspaceId, [{ topic: QUALITY_TOPIC }]);
}

/** @throws 409 when no rule is in force */
export async function drawThisWeek(tx: Tx, caller: Caller): ReturnType<typeof readQueue> {
  const { workspaceId } = caller;
  await lockDraws(tx, workspaceId);
  const clock = await readWorkspace(tx, workspaceId);
  const week = { first: thisWeek(clock), ...momentsOfWeek(thisWeek(clock), clock), soFar: true };
  const rules = await rulesWhere(tx, sql`true`);
  if (!rules.length)
    throw conflict('No rule is in force. Make one that says what is drawn, or switch one on.');
  for (const at of rules.keys()) await drawRule(tx, workspaceId, week, rules.slice(at));
  const queue = await readQueue(tx, caller, week.first);
  await tell(tx, caller, {
    action: 'review-sample.drawn',
    subject: { kind: 'review-sample', id: workspaceId, name: week.first },
    after: { drawn: queue.items.length },
  });
  return queue;
}

const lockDraws = (tx: Tx, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(${DRAWING_LOCK}, hashtext(${workspaceId}))`.execute(tx);

/** Random rules come first: what they draw must not hang on what is targeted. */
async function rulesWhere(tx: Tx, condition: ReturnType<typeof sql>): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    select * from sampling_rules r where enabled and ${condition} order by how, created_at, id`.execute(tx);
  return rows;
}

interface Week {
  /** Its first day. */
  first: string;
  from: Date;
  to: Date;
  /** It is not over. */
  soFar: boolean;
}

async function drawRule(tx: Tx, workspaceId: string, week: Week, [rule, ...later]: Rule[]): Promise<void> {
  if (!rule) return;
  const candidates = await candidatesOf(tx, rule, { ...week, later: later.map(({ id }) => id) });
  const drawn = draw(candidates, { seed: rule.seed, week: week.first, perPerson: rule.per_person });
  const counts = { candidates: candidates.length, drawn: drawn.length, so_far: week.soFar };
  await tx
    .insertInto('quality_draws')
    .values({ rule_id: rule.id, workspace_id: workspaceId, week: week.first, ...counts })
    .onConflict((twin) => twin.columns(['rule_id', 'week']).doUpdateSet({ ...counts, drawn_at: sql`now()` }))
    .execute();
  await makeRoom(tx, rule, week, drawn);
  await queue(tx, { workspaceId, week: week.first, rule, drawn });
}

const columnsOf = (drawn: readonly Found[]) =>
  sql`unnest(${drawn.map(({ conversation }) => conversation)}::uuid[], ${drawn.map(({ member }) => member)}::uuid[],
    ${drawn.map(({ reason }) => reason)}::text[]) drawn (conversation, member, reason)`;

/** What the rule drew before the week was over, and does not draw now, unless somebody has begun it or left it out. */
async function makeRoom(tx: Tx, rule: Rule, { first }: Week, drawn: Found[]): Promise<void> {
  await sql`delete from quality_samples s where s.rule_id = ${rule.id} and s.week = ${first}::date and s.state = 'waiting'
    and not exists (select from ${columnsOf(drawn)} where conversation = s.conversation_id and member = s.member_id)`.execute(
    tx,
  );
}

interface Drawn {
  workspaceId: string;
  week: string;
  rule: Rule;
  drawn: Found[];
}

/** What is there already stays with its reviewer; what a rule that comes later had drawn is this one's now. */
async function queue(tx: Tx, { workspaceId, week, rule, drawn }: Drawn): Promise<void> {
  const { rows: there } = await sql<{ conversation: string; member: string }>`
    update quality_samples s set rule_id = ${rule.id}, scorecard_id = ${rule.scorecard_id}, reason = drawn.reason
    from ${columnsOf(drawn)} where s.conversation_id = conversation and s.member_id = member and s.state = 'waiting'
    returning conversation, member`.execute(tx);
  const fresh = drawn.filter(
    ({ conversation, member }) =>
      !there.some((one) => one.conversation === conversation && one.member === member),
  );
  if (!fresh.length) return;
  const shared = shareOut(fresh, await reviewersFor(tx, rule), await loadIn(tx, week));
  const ids = shared.map(() => newId());
  await sql`
    insert into quality_samples (id, workspace_id, rule_id, week, conversation_id, member_id, scorecard_id, reason, reviewer_id)
    select s.id, ${workspaceId}, ${rule.id}, ${week}::date, s.conversation, s.member, ${rule.scorecard_id}, s.reason, s.reviewer
    from unnest(${ids}::uuid[], ${shared.map(({ conversation }) => conversation)}::uuid[],
      ${shared.map(({ member }) => member)}::uuid[], ${shared.map(({ reason }) => reason)}::text[],
      ${shared.map(({ reviewer }) => reviewer)}::uuid[]) s (id, conversation, member, reason, reviewer)
    on conflict (conversation_id, member_id) do nothing`.execute(tx);
}

/** Those of the rule who may review now; of a rule that names nobody, whoever leads, or else whoever may review. */
async function reviewersFor(tx: Tx, { reviewers }: Rule): Promise<string[]> {
  const here = await reviewersHere(tx);
  const named = here.filter(({ id }) => reviewers.includes(id));
  const leads = here.filter((one) => one.leads);
  const chosen = named.length ? named : leads.length ? leads : here;
  return chosen.map(({ id }) => id);
}

/** How many of the week each has already. */
async function loadIn(tx: Tx, week: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select reviewer_id as id, count(*)::int as n from quality_samples
    where week = ${week}::date and reviewer_id is not null group by 1`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
