/** All that was said in a chat, for its visitor to keep. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { Chat, Visitor } from './chats.ts';
import { readBefore } from './log.ts';
import { wordsIn } from './words.ts';

/** Of a longer chat, its end. */
const MOST_MESSAGES = 2000;

export interface Transcript {
  title: string;
  text: string;
}

export async function transcriptOf(
  tx: Tx,
  chat: Pick<Chat, 'workspaceId' | 'name' | 'language'>,
  { id, language }: Pick<Visitor, 'id' | 'language'>,
): Promise<Transcript> {
  const spoken = language ?? chat.language;
  const { transcript, you } = wordsIn(spoken);
  const { timeZone } = await readWorkspace(tx, chat.workspaceId);
  const moment = new Intl.DateTimeFormat(spoken, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const messages = await readBefore(tx, id, undefined, MOST_MESSAGES);
  const lines = messages.map(({ from, author, text, attachments, at }) =>
    [
      `${moment.format(new Date(at))} · ${from === 'visitor' ? you : author || chat.name}`,
      ...(text ? [text] : []),
      ...attachments.map(({ name }) => `[${name}]`),
    ].join('\n'),
  );
  const title = transcript(chat.name);
  return { title, text: `${[title, ...lines].join('\n\n')}\n` };
}

/** Whether a member has answered: before that, nothing is sent anywhere because a stranger wrote it. */
export async function isAnswered(tx: Tx, visitorId: string): Promise<boolean> {
  const { rows } = await sql`select from chat_messages l join messages m on m.id = l.message_id
    where l.visitor_id = ${visitorId} and m.kind = 'reply' and m.author_kind = 'member' limit 1`.execute(tx);
  return rows.length > 0;
}
