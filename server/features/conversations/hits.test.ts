/** Where searched words are: at the places of the text as it is written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hitsInName, hitsInWords, piecesOf } from './hits.ts';

const marked = (text: string, hits: typeof hitsInWords, search: string) =>
  piecesOf(text, hits(text, search)).flatMap((piece) => (piece.hit ? [piece.text] : []));

test('words are marked where they begin, in any order, whatever the accents and the case', () => {
  expect(marked('A encomenda não chegou', hitsInWords, 'CHEG nao')).toEqual(['não', 'cheg']);
  expect(marked('Ínea nea', hitsInWords, 'nea')).toEqual(['nea']);
  expect(marked('na\u0303o, nao', hitsInWords, 'não')).toEqual(['na\u0303o', 'nao']);
  expect(marked('order ordered', hitsInWords, 'order ordered')).toEqual(['order', 'ordered']);
  expect(marked('nothing', hitsInWords, '!?')).toEqual([]);
});

test('names and addresses are marked in any part of them, by short words only where they begin', () => {
  expect(marked('joao.pedrosa@example.com', hitsInName, 'edrosa@EX')).toEqual(['edrosa@ex']);
  expect(marked('João Pedrosa', hitsInName, 'sa jo')).toEqual(['Jo']);
});

test('the pieces are the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      (text, search) => {
        for (const hits of [hitsInWords(text, search), hitsInName(text, search)])
          expect(
            piecesOf(text, hits)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
      },
    ),
  );
});
