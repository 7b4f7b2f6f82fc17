/** How it went, as a visitor sees and answers it in their chat: with the credentials of the chat, and nobody else's. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, notFound } from '../../../core/http/problems.ts';
import type { Asker, AskShown } from '../../channels/chat/asking.ts';
import { answerAsk, changeableUntil, decline, phaseOf } from './answer.ts';
import { type AskRecord, holdAsk, tellOfAsk } from './ask-record.ts';
import { noteAsked } from './asked.ts';
import { settingsOf, textsOf } from './settings.ts';
import { STILL_SOLVED } from './solved.ts';

export const inChats: Asker = {
  async read(tx, visitorId) {
    const [last] = await asksOf(tx, visitorId);
    return last && isShown(last) ? shown(tx, last) : null;
  },

  async noteSeen(tx, scope, visitorId, askId) {
    const ask = await holdAskOf(tx, visitorId, askId);
    if (ask && UNSEEN.includes(ask.state)) await noteAsked(tx, scope, ask, 'chat');
  },

  async answer(tx, scope, visitorId, askId, answer) {
    const ask = await requireAskOf(tx, visitorId, askId);
    if (!(await answerAsk(tx, scope, ask, answer)))
      throw conflict(
        'This question is closed: it can be answered for 30 days, and an answer changed for one.',
      );
    // Whoever answers has been asked, also when their browser never said so; then no mail asks them.
    if (ask.state !== 'asked') await noteAsked(tx, scope, ask, 'chat');
    return shownAgain(tx, visitorId, askId);
  },

  async decline(tx, scope, visitorId, askId) {
    const ask = await requireAskOf(tx, visitorId, askId);
    await decline(tx, askId);
    // Whoever wants no more of it has seen it; then no mail asks them.
    if (UNSEEN.includes(ask.state)) await noteAsked(tx, scope, ask, 'chat');
    else await tellOfAsk(tx, scope, ask);
    return shownAgain(tx, visitorId, askId);
  },
};

/** In the chat alone so far, or by a mail that came back. */
const UNSEEN: readonly string[] = ['in-chat', 'undelivered'];

interface InChat extends AskRecord {
  position: number;
  is_solved: boolean;
}

/** That stand in their chat, the latest first. */
async function asksOf(tx: Tx, visitorId: string): Promise<InChat[]> {
  const { rows } = await sql<InChat>`
    select a.*, l.position, ${STILL_SOLVED} as is_solved
    from chat_messages l join csat_asks a on a.chat_message_id = l.message_id
    join conversations c on c.id = a.conversation_id join conversations r on r.id = c.root_id
    where l.visitor_id = ${visitorId} and a.state <> 'skipped'
    order by a.solved_at desc, a.id desc`.execute(tx);
  return rows;
}

async function holdAskOf(tx: Tx, visitorId: string, askId: string): Promise<AskRecord | null> {
  const isTheirs = (await asksOf(tx, visitorId)).some(({ id }) => id === askId);
  return isTheirs ? ((await holdAsk(tx, askId)) ?? null) : null;
}

/** @throws 404 */
async function requireAskOf(tx: Tx, visitorId: string, askId: string): Promise<AskRecord> {
  const ask = await holdAskOf(tx, visitorId, askId);
  if (!ask) throw notFound('Nothing of this id is asked in this chat.');
  return ask;
}

/** Whoever wants to be asked no more reads for so long that it was heard. */
const HEARD_MS = 3_600_000;

/** Without an answer, only as long as it may be given and the conversation was not opened again. */
function isShown(ask: InChat): boolean {
  if (ask.answered_at) return true;
  if (!ask.is_solved || phaseOf(ask) !== 'open') return false;
  return ask.declined_at === null || Date.now() < ask.declined_at.getTime() + HEARD_MS;
}

const shownAgain = async (tx: Tx, visitorId: string, askId: string) =>
  shown(tx, (await asksOf(tx, visitorId)).find(({ id }) => id === askId)!);

async function shown(tx: Tx, ask: InChat): Promise<AskShown> {
  return {
    ...{ id: ask.id, after: ask.position, score: ask.score, comment: ask.comment ?? '' },
    changeableUntil: ask.answered_at && changeableUntil(ask.answered_at).toISOString(),
    isDeclined: ask.declined_at !== null,
    texts: textsOf(await settingsOf(tx)),
  };
}
