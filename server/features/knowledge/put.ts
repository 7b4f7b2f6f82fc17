/** An article goes into an answer. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid } from '../../core/http/problems.ts';
import { putArticle } from '../conversations/article-uses.ts';
import { conversationHere } from '../conversations/lookups.ts';
import { articleHere } from './articles.ts';
import type { knowledgeApi } from './contract.ts';

type Told = z.output<typeof knowledgeApi.put.body & object>;

/** @throws 400 for a link to an article without an address; 404; 409 for a draft */
export async function putIntoAnswer(tx: Tx, scope: Scope, id: string, told: Told): Promise<{ text: string }> {
  const { id: conversationId } = await conversationHere(tx, id);
  const { id: articleId, title, text, address, state } = await articleHere(tx, told.article);
  if (state !== 'published')
    throw conflict(`“${title}” is a draft. Publish it first, then it can be put into answers.`);
  if (told.as === 'link' && !address)
    throw invalid(`as: “${title}” has no address to link to.`, [
      { at: 'as', message: 'must be text, or left out' },
    ]);
  const words = address && told.as !== 'text' ? `${title}: ${address}` : text;
  await putArticle(tx, scope, conversationId, { articleId, words });
  return { text: words };
}
