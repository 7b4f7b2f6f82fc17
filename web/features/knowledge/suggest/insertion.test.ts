import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inserted } from './insertion.ts';

const at = (marked: string, words: string, as: 'link' | 'text') => {
  const { text, caret } = inserted(marked.replace('|', ''), marked.indexOf('|'), words, as);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
};

describe('what is put into an answer', () => {
  test('is all of an empty one', () => {
    expect(at('|', 'Returns: https://x.example', 'link')).toBe('Returns: https://x.example|');
    expect(at('|', 'You may return it.', 'text')).toBe('You may return it.|');
  });

  test('as a link stands in the line, one space from its neighbours', () => {
    expect(at('See|for it', 'https://x.example', 'link')).toBe('See https://x.example| for it');
    expect(at('See |.', 'https://x.example', 'link')).toBe('See https://x.example|.');
    expect(at('Hello,\n|', 'https://x.example', 'link')).toBe('Hello,\nhttps://x.example|');
  });

  test('as a text is a paragraph of its own', () => {
    expect(at('Hello Ana, |\nBea', 'You may return it.', 'text')).toBe(
      'Hello Ana,\n\nYou may return it.|\n\nBea',
    );
  });

  test('never takes away a word that was there', () => {
    const words = (text: string) => text.split(/\s+/).filter(Boolean).join('');
    const as = fc.constantFrom('link' as const, 'text' as const);
    fc.assert(
      fc.property(fc.string(), fc.string(), as, (before, after, how) => {
        const { text, caret } = inserted(before + after, before.length, 'WORDS', how);
        expect(words(text)).toBe(`${words(before)}WORDS${words(after)}`);
        expect(text.slice(0, caret).endsWith('WORDS')).toBe(true);
      }),
    );
  });
});
