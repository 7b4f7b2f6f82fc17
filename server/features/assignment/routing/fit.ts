/** Which rule fits a conversation, without a database. */
import { type Fitting, fits, isAmong } from '../../conversations/conditions.ts';
import type { RuleBody } from '../shapes-contract.ts';

export interface Facts extends Fitting {
  /** Id of the account by which it arrived. */
  account: string | null;
  language: string | null;
  /** Its subject and the customer's first message. */
  text: string;
}

export function ruleFits({ accounts, languages, words, ...rest }: RuleBody['match'], facts: Facts): boolean {
  return (
    fits(rest, facts) &&
    isAmong(accounts, facts.account ?? 'none') &&
    isAmong(languages, facts.language ?? 'none') &&
    (words.length === 0 || holdsOne(words, facts.text))
  );
}

/** A word is found where a word begins so: `refund` in "Refunds", not `fund`. */
function holdsOne(words: string[], text: string): boolean {
  const plain = plainly(text);
  return words.some((word) => {
    const wanted = plainly(word)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, '\\s+');
    return new RegExp(`(?<![\\p{L}\\p{N}])${wanted}`, 'u').test(plain);
  });
}

/** As people search: without accents and case. */
const plainly = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
