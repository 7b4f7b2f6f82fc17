/** Published articles that fit what a customer last wrote, by stems that they share, rare ones first of all. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { lastAsked } from '../conversations/last-asked.ts';
import { LANGUAGES, type Language, tellingWords } from './common-words.ts';
import type { SuggestedArticle } from './contract.ts';
import { beginningOf, markedIn } from './marks.ts';

const MOST = 3;
/** Of a long letter the newest words; who asks says it in fewer. */
const MOST_WORDS = 40;

/** @throws 404 */
export async function suggestArticles(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  conversationId: string,
): Promise<z.input<typeof SuggestedArticle>[]> {
  const { language, text } = await lastAsked(tx, conversationId);
  const own = language ? await fitting(tx, workspaceId, language, text) : [];
  const found = own.length ? own : await inOthers(tx, workspaceId, language, text);
  return Promise.all(found.slice(0, MOST).map((one) => toldOf(tx, one)));
}

/** Somebody who writes in one language reads others less well; still better than nothing. */
async function inOthers(tx: Tx, workspaceId: string, own: Language | null, text: string): Promise<Fitting[]> {
  const found: Fitting[] = [];
  for (const language of LANGUAGES)
    if (language !== own) found.push(...(await fitting(tx, workspaceId, language, text)));
  return found.sort((a, b) => b.worth - a.worth);
}

interface Fitting {
  id: string;
  title: string;
  text: string;
  address: string | null;
  language: Language;
  worth: number;
  /** Words of the customer, and the stems by which they were found. */
  words: string[];
  stems: string[];
}

/**
 * What an article must share with the question. A word is worth its rarity, 0 (in every article) to 1 (in none), by its
 * weight in the article. Measured in knowledge.test.ts.
 */
const LEAST_WORTH = 0.9;
/** Where the whole question is one word: it stands in the title. */
const LEAST_OF_ONE = 0.65;
/** Stems, where the question has so many. */
const LEAST_WORDS = 2;
/** Of all that the question is worth, in case most of it is about something else. */
const LEAST_SHARE = 0.15;
/** Of the best one's worth: what is far behind it is not what was asked. */
const LEAST_OF_BEST = 0.55;
/** As if there were so many more articles on other things: among three articles, no word is rare by itself. */
const OTHER_ARTICLES = 20;

/**
 * Common words tell articles apart too little to be searched by: rare ones find the candidates, as long as they are in no
 * more articles than these together, and all of them are counted in the candidates alone.
 */
const MOST_SEARCHED = 3000;
const MOST_COUNTED = 1000;
const CANDIDATES = 40;

/** Of one language, the best first. */
async function fitting(tx: Tx, workspaceId: string, language: Language, text: string): Promise<Fitting[]> {
  const words = tellingWords(text, language).slice(0, MOST_WORDS);
  if (!words.length) return [];
  const ofStems = sql`t.workspace_id = ${workspaceId}::uuid and t.language = ${language} and t.term = any(r.stems)`;
  const { rows } = await sql<Fitting>`
    with shelf as (
      select count(*)::float8 + ${OTHER_ARTICLES} as articles from articles
      where workspace_id = ${workspaceId}::uuid and language = ${language} and state = 'published' and removed_at is null),
    asked as materialized (
      select distinct on (stems[1]) stems, word from unnest(${words}::text[]) word, jornada.stems(${language}, word) stems
      where stems <> '{}' order by stems[1]),
    counted as materialized (
      select r.*, (select count(*) from (
        select from article_terms t where ${ofStems} limit ${MOST_COUNTED}) held) as articles from asked r),
    rarity as materialized (
      select r.stems, r.word, r.articles, ln(shelf.articles / (r.articles + 0.5)) / ln(shelf.articles / 0.5) as worth,
        sum(r.articles) over rarest as until_here, row_number() over rarest as place
      from counted r, shelf window rarest as (order by r.articles, r.stems[1])),
    question as (select count(*) as words, sum(worth) as worth from rarity),
    candidate as materialized (
      select t.article_id as id from rarity r join article_terms t on ${ofStems}
      where r.until_here <= ${MOST_SEARCHED} or r.place <= ${LEAST_WORDS}
      group by 1 order by sum(r.worth * t.weight) desc, 1 limit ${CANDIDATES}),
    scored as (
      select c.id, count(*) as shared, sum(r.worth) as shared_worth, sum(r.worth * hit.weight) as worth,
        array_agg(r.word order by array_position(${words}::text[], r.word)) as words,
        array_agg(r.stems[1]) || array_agg(r.stems[2]) as stems
      from candidate c cross join rarity r
      cross join lateral (
        select max(t.weight) as weight from article_terms t where ${ofStems} and t.article_id = c.id) hit
      where hit.weight is not null group by 1),
    fits as (
      select s.*, max(s.worth) over () as best from scored s, question q
      where s.worth >= case q.words when 1 then ${LEAST_OF_ONE}::float8 else ${LEAST_WORTH} end and s.shared >= least(${LEAST_WORDS}, q.words)
        and s.shared_worth >= ${LEAST_SHARE}::float8 * q.worth)
    select a.id, a.title, a.text, a.address, a.language, f.worth::float8 as worth, f.words,
      array_remove(f.stems, null) as stems
    from fits f join articles a on a.id = f.id
    where f.worth >= ${LEAST_OF_BEST}::float8 * f.best
    order by f.worth desc, a.id limit ${MOST}`.execute(tx);
  return rows;
}

async function toldOf(
  tx: Tx,
  { id, title, text, language, address, words, stems }: Fitting,
): Promise<z.input<typeof SuggestedArticle>> {
  return {
    ...{ id, title, language, address, words, beginning: beginningOf(text) },
    found: await markedIn(tx, { title, text, language }, stems),
  };
}
