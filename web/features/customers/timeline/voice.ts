/** What a touchpoint holds of the customer's own words. */
import { typeKey } from '../../../../server/features/touchpoints/type-key.ts';
import { numberOf, textOf } from './properties.ts';
import type { StoryItem } from './story-item.ts';

export interface Words {
  title: string | undefined;
  words: string;
}

/** What they said, where they said something. */
export function voiceOf({ type, properties }: Pick<StoryItem, 'type' | 'properties'>): Words | undefined {
  const title = textOf(properties.title);
  const words =
    textOf(properties.comment) ??
    textOf(properties.review_body) ??
    textOf(properties.message) ??
    (SPEAKING.has(typeKey(type)) ? textOf(properties.text) : undefined);
  if (words) return { title, words };
  return properties.score !== undefined && title ? { title: undefined, words: title } : undefined;
}

/** Types by which customers speak, whatever is known of what they said. */
const SPEAKING = new Set(['surveyanswered', 'productreviewed', 'helprequested', 'messagereceived']);

/** Whether it is the customer speaking: a comment, a rating, a request. Such a thing is never folded away. */
export function isTheirWord(item: StoryItem): boolean {
  const { kind, type, properties } = item;
  const score = numberOf(properties.score ?? properties.rating);
  return (
    kind === 'response' || SPEAKING.has(typeKey(type)) || score !== undefined || voiceOf(item) !== undefined
  );
}
