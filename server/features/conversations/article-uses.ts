/**
 * Articles of the knowledge base that were put into answers. First into what is being written, by whomever; once an
 * answer is sent in which its words still are, the article counts as used in it.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { folded } from './hits.ts';

/** @param words what was put into what is being written */
export async function putArticle(
  tx: Tx,
  { workspaceId }: Scope,
  conversationId: string,
  { articleId, words }: { articleId: string; words: string },
): Promise<void> {
  await tx
    .insertInto('article_uses')
    .values({
      ...{ id: newId(), workspace_id: workspaceId, conversation_id: conversationId },
      ...{ article_id: articleId, words },
    })
    .onConflict((same) =>
      same
        .columns(['conversation_id', 'article_id'])
        .where('message_id', 'is', null)
        .doUpdateSet({ words, put_at: new Date() }),
    )
    .execute();
}

/** What was put there and taken out again stays unsent: the words may wait in an answer that is sent later. */
export async function countArticles(
  tx: Tx,
  { workspaceId }: Scope,
  message: { id: string; conversation_id: string; text: string },
): Promise<void> {
  const put = await tx
    .selectFrom('article_uses')
    .select(['id', 'words'])
    .where('conversation_id', '=', message.conversation_id)
    .where('message_id', 'is', null)
    .execute();
  const sent = put.filter(({ words }) => isStillIn(message.text, words)).map(({ id }) => id);
  if (!sent.length) return;
  await tx.updateTable('article_uses').set({ message_id: message.id }).where('id', 'in', sent).execute();
  await announce(tx, workspaceId, [{ topic: 'articles' }]);
}

/** Shortened and put into one's own words it is still the article's. */
const SHARE_THAT_STAYS = 0.5;

function isStillIn(text: string, words: string): boolean {
  const [address] = /https?:\/\/\S+/.exec(words) ?? [];
  if (address && text.includes(address)) return true;
  const there = distinctWords(text);
  const put = [...distinctWords(words)];
  return put.filter((word) => there.has(word)).length >= put.length * SHARE_THAT_STAYS;
}

const distinctWords = (text: string) => new Set(folded(text).match(/[\p{L}\p{N}]+/gu) ?? []);

/** Over `conversations c`: an answer with the article was sent in it, or in one that was merged into it. */
export const answeredWith = (articleId: string): RawBuilder<unknown> => sql`c.id in (
  select w.root_id from article_uses u join messages m on m.id = u.message_id
  join conversations w on w.id = m.conversation_id where u.article_id = ${articleId}::uuid)`;

/** By article, in how many conversations it was sent: as many as a list of them holds. */
export async function conversationsWithArticles(tx: Tx, articleIds: string[]): Promise<Map<string, number>> {
  if (!articleIds.length) return new Map();
  const { rows } = await sql<{ id: string; conversations: number }>`
    select u.article_id as id, count(distinct w.root_id)::int as conversations
    from article_uses u join messages m on m.id = u.message_id join conversations w on w.id = m.conversation_id
    where u.article_id = any(${articleIds}::uuid[]) group by 1`.execute(tx);
  return new Map(rows.map(({ id, conversations }) => [id, conversations]));
}
