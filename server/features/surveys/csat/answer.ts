/** What a customer answers: once, and changed for a day; a changed answer takes the place of the one before. */
import { sql } from 'kysely';
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { recordTouchpoints, takeBackTouchpoints } from '../../touchpoints/record.ts';
import { responseTouchpoint, type ToldResponse, upsertResponses } from '../responses.ts';
import { type AskRecord, holdAsk, tellOfAsk } from './ask-record.ts';
import { noteAsked } from './asked.ts';
import { showAnswers } from './solved.ts';
import { SURVEY, SURVEYS_SOURCE } from './survey.ts';
import { hashOf } from './token.ts';

const DAY_MS = 86_400_000;
/** An answer may be changed for so long. */
const CHANGEABLE_MS = DAY_MS;
/** After that, an answer would be about something else than was asked about. */
const ANSWERABLE_DAYS = 30;

export interface Answer {
  score: number;
  comment: string;
}

export interface Found {
  askId: string;
  workspaceId: string;
}

/** Of any token, right or wrong, the same is asked of the record. Null for one that is none of ours. */
export async function askWithToken(db: Database, token: string): Promise<Found | null> {
  const { rows } = await db.owner.query<Found>(
    `select id as "askId", workspace_id as "workspaceId" from csat_asks where token_hash = $1 and state in ('sending', 'asked', 'undelivered', 'failed')`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
}

/** `open`: not answered yet. `changeable`: answered, until `changeable`. `closed`: answered for good. `late`: too late to. */
export type AskPhase = 'open' | 'changeable' | 'closed' | 'late';

export function phaseOf({ answered_at, decided_at }: AskRecord, now = Date.now()): AskPhase {
  if (answered_at) return now < changeableUntil(answered_at).getTime() ? 'changeable' : 'closed';
  return now < decided_at!.getTime() + ANSWERABLE_DAYS * DAY_MS ? 'open' : 'late';
}

export const changeableUntil = (answeredAt: Date) => new Date(answeredAt.getTime() + CHANGEABLE_MS);

/** @returns whether it counts: not once its time is over */
export function takeAnswer(db: Database, { askId, workspaceId }: Found, answer: Answer): Promise<boolean> {
  return inWorkspace(db, { workspaceId }, async (tx) => {
    const ask = await holdAsk(tx, askId);
    if (!ask || !(await answerAsk(tx, { workspaceId }, ask, answer))) return false;
    // It reached them after all.
    if (ask.state === 'undelivered') await noteAsked(tx, { workspaceId }, ask, 'email');
    return true;
  });
}

type Where = Pick<Scope, 'workspaceId'>;

/** @param ask held @returns whether it counts */
export async function answerAsk(tx: Tx, scope: Where, ask: AskRecord, answer: Answer): Promise<boolean> {
  const phase = phaseOf(ask);
  if (phase === 'closed' || phase === 'late') return false;
  const isSame = ask.score === answer.score && (ask.comment ?? '') === answer.comment;
  if (!isSame) await keepAnswer(tx, scope, ask, answer);
  return true;
}

async function keepAnswer(tx: Tx, scope: Where, ask: AskRecord, { score, comment }: Answer): Promise<void> {
  const now = new Date();
  const answeredAt = ask.answered_at ?? now;
  await tx
    .updateTable('csat_asks')
    .set({
      ...{ score, comment: comment || null, answered_at: answeredAt },
      changed_at: takesBack(ask, score) ? now : ask.changed_at,
    })
    .where('id', '=', ask.id)
    .execute();
  await recordAnswer(tx, scope, ask, { score, comment, at: answeredAt });
  const { id } = await conversationHere(tx, ask.conversation_id);
  await showAnswers(sqlOf(tx), [id]);
  await tellOfAsk(tx, scope, ask);
}

/** A comment that is added to an answer takes nothing of it back. */
const takesBack = ({ answered_at, score, comment }: AskRecord, now: number): boolean =>
  answered_at !== null && (score !== now || comment !== null);

/** In the place of the one before, wherever answers are counted and told. */
async function recordAnswer(
  tx: Tx,
  { workspaceId }: Where,
  ask: AskRecord,
  { score, comment, at }: Answer & { at: Date },
): Promise<void> {
  const about = await aboutOf(tx, ask);
  const told: ToldResponse = {
    ...{ customerId: ask.customer_id, externalId: ask.id, survey: SURVEY, metric: 'csat', score },
    // An answer told without a comment keeps the one that was there; a changed one takes it away.
    ...{ scaleMin: 1, scaleMax: 5, comment: comment || (ask.answered_at ? '' : null) },
    ...{ language: ask.language, askedAt: ask.asked_at ?? ask.decided_at, at, properties: about },
  };
  const database = sqlOf(tx);
  await upsertResponses(database, workspaceId, [told], { source: SURVEYS_SOURCE });
  const { properties, ...touchpoint } = responseTouchpoint(
    { ...told, comment: comment || null },
    SURVEYS_SOURCE,
  );
  await takeBackTouchpoints(database, workspaceId, touchpoint.source, [touchpoint.messageId]);
  const { conversation, conversation_id } = about;
  await recordTouchpoints(database, workspaceId, [
    {
      ...touchpoint,
      channel: ask.channel,
      properties: { ...(properties as object), conversation, conversation_id },
    },
  ]);
}

/** Which conversation it is about, and whose it was when it was solved: what figures by agent are made of. */
async function aboutOf(tx: Tx, ask: AskRecord) {
  const { id, number } = await conversationHere(tx, ask.conversation_id);
  const { rows } = await sql<{
    key: string;
  }>`select key from departments where id = ${ask.department_id}`.execute(tx);
  return {
    ...{ conversation: number, conversation_id: id, channel: ask.channel },
    ...(ask.assignee_id && { assignee: ask.assignee_id }),
    ...(ask.solved_by && { solved_by: ask.solved_by }),
    ...(rows[0] && { department: rows[0].key }),
  };
}

/** Nobody asks them again: the person, whatever it is about. */
export async function decline(tx: Tx, askId: string): Promise<void> {
  await tx
    .updateTable('csat_asks')
    .set((is) => ({ declined_at: is.fn.coalesce('declined_at', is.val(new Date())) }))
    .where('id', '=', askId)
    .execute();
}
