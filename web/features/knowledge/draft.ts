/** An article as it is being written. */
import type { z } from 'zod';
import type { knowledgeApi } from '../../../server/features/knowledge/contract.ts';
import type { Article } from './queries.ts';

export type ArticleBody = z.input<typeof knowledgeApi.create.body & object>;

export interface Draft extends Pick<Article, 'title' | 'text' | 'language'> {
  /** Empty where there is none. */
  address: string;
}

export const draftOf = ({ title, text, language, address }: Article): Draft => ({
  ...{ title, text, language, address: address ?? '' },
});

/** Whether all is there that an article needs. */
export const isWhole = ({ title, text }: Draft) => title.trim() !== '' && text.trim() !== '';

export const differs = (one: Draft, other: Draft) =>
  (['title', 'text', 'language', 'address'] as const).some((name) => one[name] !== other[name]);

export const bodyOf = ({ address, ...draft }: Draft, state: Article['state']): ArticleBody => ({
  ...{ ...draft, state, address: address.trim() || null },
});
