/** The stems of an article, weighed: what suggestions are found by. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import type { ArticleRecord } from './articles.ts';
import { wordsIn } from './common-words.ts';

/** A word of the title says as much as one that stands so often in the text. */
const TITLE_COUNTS = 3;
/**
 * Okapi BM25's saturation and share of length (Robertson and Zaragoza 2009, 2.4), with a usual length in place of the mean:
 * so that a weight does not change when other articles do.
 */
const SATURATION = 1.2;
const BY_LENGTH = 0.75;
const USUAL_WORDS = 150;

/** Writes them anew; only what is published has any. */
export async function indexTerms(
  tx: Tx,
  { id, workspace_id, language, title, text, state, removed_at }: ArticleRecord,
): Promise<void> {
  await tx.deleteFrom('article_terms').where('article_id', '=', id).execute();
  if (state !== 'published' || removed_at) return;
  const [titled, written] = [wordsIn(title), wordsIn(text)];
  const counts = new Map<string, number>();
  for (const word of titled) counts.set(word, (counts.get(word) ?? 0) + TITLE_COUNTS);
  for (const word of written) counts.set(word, (counts.get(word) ?? 0) + 1);
  const room = SATURATION * (1 - BY_LENGTH + (BY_LENGTH * (titled.length + written.length)) / USUAL_WORDS);
  await sql`
    insert into article_terms (workspace_id, language, term, article_id, weight)
    select ${workspace_id}::uuid, ${language}, term, ${id}::uuid, sum(times) / (sum(times) + ${room}::real)
    from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::real[]) as counted(word, times),
      unnest(jornada.stems(${language}, word)) term
    group by term`.execute(tx);
}
