import { expect, test } from 'vitest';
import { withTiedWords } from './tied-words.ts';

test.each([
  ['ro', 'Nu s-a întâmplat nimic într-o zi', 'Nu s‑a întâmplat nimic într‑o zi'],
  ['ro', 'Conectează-ți site-ul și scoate-l', 'Conectează‑ți site‑ul și scoate‑l'],
  ['pt-BR', 'Volte a usá-la; segunda-feira não', 'Volte a usá‑la; segunda-feira não'],
  ['pt-BR', 'de 2026-03-31T09:30:00Z, em UTF-8', 'de 2026-03-31T09:30:00Z, em UTF-8'],
  ['en', 'E-mail', 'E-mail'],
])('in %s: %s', (language, text, shown) => {
  expect(withTiedWords(language, { deep: { text } })).toEqual({ deep: { text: shown } });
});
