/** Articles, one at a time: written, changed, removed, brought back. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Articles } from '../../core/database/tables.ts';
import type { Tx } from '../../core/database/workspace.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { conversationsWithArticles } from '../conversations/article-uses.ts';
import type { Article, knowledgeApi } from './contract.ts';
import { indexTerms } from './terms.ts';

export type ArticleRecord = Selectable<Articles>;
type Told = z.input<typeof Article>;
type New = z.output<typeof knowledgeApi.create.body & object>;
type Change = z.output<typeof knowledgeApi.change.body & object>;

/** @throws 404 */
export async function readArticle(tx: Tx, id: string): Promise<Told> {
  return toldOf(tx, await articleHere(tx, id));
}

export async function addArticle(tx: Tx, caller: Caller, told: New): Promise<Told> {
  const made = await tx
    .insertInto('articles')
    .values({ id: newId(), workspace_id: caller.workspaceId, ...told, updated_by: caller.actor.name })
    .returningAll()
    .executeTakeFirstOrThrow();
  await indexTerms(tx, made);
  await tell(tx, caller, 'article.created', made, { after: wordsOf(made) });
  return toldOf(tx, made);
}

/** @throws 404; 409 when somebody else changed what its writer saw */
export async function changeArticle(
  tx: Tx,
  caller: Caller,
  id: string,
  { seen, ...change }: Change,
): Promise<Told> {
  const before = await holdArticle(tx, id);
  if (seen && before.updated_at.getTime() !== Date.parse(seen))
    throw conflict(
      `${before.updated_by} has changed this article meanwhile. Look at it first, then save yours if it is still right.`,
    );
  const after = await tx
    .updateTable('articles')
    .set({ ...change, updated_at: new Date(), updated_by: caller.actor.name })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await indexTerms(tx, after);
  await tell(tx, caller, 'article.changed', after, { before: wordsOf(before), after: wordsOf(after) });
  return toldOf(tx, after);
}

/** @throws 404 */
export async function removeArticle(tx: Tx, caller: Caller, id: string): Promise<undefined> {
  const before = await holdArticle(tx, id);
  const removed = { ...before, removed_at: new Date() };
  await tx.updateTable('articles').set({ removed_at: removed.removed_at }).where('id', '=', id).execute();
  await indexTerms(tx, removed);
  await tell(tx, caller, 'article.removed', before, { before: wordsOf(before) });
}

/** One that is there already stays as it is. @throws 404 */
export async function restoreArticle(tx: Tx, caller: Caller, id: string): Promise<Told> {
  const found = await articles(tx, id).forNoKeyUpdate().executeTakeFirst();
  if (!found) throw noSuchArticle(id);
  if (!found.removed_at) return toldOf(tx, found);
  await tx.updateTable('articles').set({ removed_at: null }).where('id', '=', id).execute();
  const back = { ...found, removed_at: null };
  await indexTerms(tx, back);
  await tell(tx, caller, 'article.restored', back, { after: wordsOf(back) });
  return toldOf(tx, back);
}

/** @throws 404, also for one that was removed */
export async function articleHere(tx: Tx, id: string): Promise<ArticleRecord> {
  return there(id, await articles(tx, id).executeTakeFirst());
}

/** Locked until the end of the transaction. @throws 404, also for one that was removed */
async function holdArticle(tx: Tx, id: string): Promise<ArticleRecord> {
  return there(id, await articles(tx, id).forNoKeyUpdate().executeTakeFirst());
}

const articles = (tx: Tx, id: string) => tx.selectFrom('articles').selectAll().where('id', '=', id);

function there(id: string, found: ArticleRecord | undefined): ArticleRecord {
  if (!found || found.removed_at) throw noSuchArticle(id);
  return found;
}

const noSuchArticle = (id: string) => notFound(`There is no article ${id} here.`);

async function toldOf(tx: Tx, row: ArticleRecord): Promise<Told> {
  const uses = await conversationsWithArticles(tx, [row.id]);
  return {
    ...{ id: row.id, title: row.title, text: row.text, address: row.address },
    language: row.language as Told['language'],
    state: row.state as Told['state'],
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
    conversations: uses.get(row.id) ?? 0,
  };
}

const wordsOf = ({ title, text, language, address, state }: ArticleRecord) => ({
  ...{ title, text, language, address, state },
});

async function tell(
  tx: Tx,
  caller: Caller,
  action: string,
  { id, title }: ArticleRecord,
  change: { before?: object; after?: object },
): Promise<void> {
  await audit(tx, caller, { action, subject: { kind: 'article', id, name: title }, ...change });
  await announce(tx, caller.workspaceId, [{ topic: 'articles' }]);
}
