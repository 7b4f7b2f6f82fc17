/** A shop's articles in four languages, what customers ask of them in their own words, and what none of them answers. */
import shelves from './articles.fixture.json' with { type: 'json' };
import type { Language } from './common-words.ts';

type Topic = keyof (typeof shelves)['en']['articles'];

interface Shelf {
  /** Title and text. */
  articles: Record<Topic, [string, string]>;
  /** The article that answers it, and the question. */
  asked: [Topic, string][];
  unrelated: string[];
}

export const SHELVES = shelves as unknown as Record<Language, Shelf>;
export const TOPICS = Object.keys(shelves.en.articles) as Topic[];
