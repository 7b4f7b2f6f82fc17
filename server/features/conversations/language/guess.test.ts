/** Telling languages by what customers write: a few dozen short messages in each, and none taken for another's. */
import { expect, test } from 'vitest';
import { guessLanguage } from './guess.ts';
import { MESSAGES, OTHERS } from './messages.fixture.ts';

test.each(Object.entries(MESSAGES))(
  '%s is told by a short message, and never taken for another',
  async (language, texts) => {
    const guessed = await Promise.all(texts.map(async (text) => [text, await guessLanguage(text)] as const));
    expect(guessed.filter(([, guess]) => guess !== null && guess !== language)).toEqual([]);
    expect(guessed.filter(([, guess]) => guess === language).length).toBeGreaterThanOrEqual(texts.length - 1);
  },
);

test('other languages, names, numbers, addresses and single words are none of ours', async () => {
  const guessed = await Promise.all(OTHERS.map(async (text) => [text, await guessLanguage(text)] as const));
  expect(guessed.filter(([, guess]) => guess !== null)).toEqual([]);
});

test('what is much the same in two languages is left open', async () => {
  expect(await guessLanguage('Hola, no funciona nada')).toBeNull();
});

test('addresses and numbers among the words change nothing', async () => {
  const text =
    'Meu pedido 4471 não chegou, escrevam para ana@customer.example ou https://shop.example/orders?lang=en';
  expect(await guessLanguage(text)).toBe('pt-BR');
});
