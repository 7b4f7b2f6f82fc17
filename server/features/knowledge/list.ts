/** Articles as a list: found, narrowed, page by page. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { ExactMoment, readCursor, writeCursor } from '../../core/http/cursor.ts';
import { conversationsWithArticles } from '../conversations/article-uses.ts';
import { tsQueryOf } from '../conversations/search.ts';
import type { ArticleRecord } from './articles.ts';
import type { knowledgeApi } from './contract.ts';
import { beginningOf, foundBy } from './marks.ts';

type Question = z.output<typeof knowledgeApi.list.query & object>;
type Page = z.input<typeof knowledgeApi.list.answer & object>;

const Place = z.object({ at: ExactMoment, id: z.uuid(), total: z.int() });

/** @throws 400 for a cursor of another list */
export async function listArticles(tx: Tx, question: Question): Promise<Page> {
  const after = readCursor(Place, question.cursor);
  const conditions = sql.join(conditionsOf(question), sql` and `);
  const place = after ? sql`(a.updated_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<ArticleRecord & { exact_at: string }>`
    select a.*, a.updated_at::text as exact_at from articles a where ${conditions} and ${place}
    order by a.updated_at desc, a.id desc limit ${question.limit + 1}`.execute(tx);
  const page = rows.slice(0, question.limit);
  const total = after?.total ?? (await count(tx, conditions));
  const last = page.at(-1);
  return {
    items: await rowsOf(tx, page, question.search),
    nextCursor:
      rows.length > question.limit && last
        ? writeCursor({ at: last.exact_at, id: last.id, total } satisfies z.infer<typeof Place>)
        : null,
    total,
  };
}

function conditionsOf({ search, language, state }: Question): RawBuilder<unknown>[] {
  return [
    sql`a.removed_at is null`,
    ...(search ? [sql`a.words @@ ${tsQueryOf(search) ?? sql`''::tsquery`}`] : []),
    ...(language ? [sql`a.language = ${language}`] : []),
    ...(state ? [sql`a.state = ${state}`] : []),
  ];
}

async function count(tx: Tx, conditions: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from articles a where ${conditions}`.execute(tx);
  return rows[0]!.total;
}

async function rowsOf(tx: Tx, rows: ArticleRecord[], search: string | undefined): Promise<Page['items']> {
  const uses = await conversationsWithArticles(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...{ id: row.id, title: row.title, address: row.address, beginning: beginningOf(row.text) },
    language: row.language as Page['items'][number]['language'],
    state: row.state as Page['items'][number]['state'],
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
    conversations: uses.get(row.id) ?? 0,
    found: search ? foundBy(row, search) : null,
  }));
}
