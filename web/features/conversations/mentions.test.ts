import { describe, expect, test } from 'vitest';
import { callAt, calledIn, matching, pieces, withCall } from './mentions.ts';

const ana = { id: '1', name: 'Ana' };
const anaSouza = { id: '2', name: 'Ana Souza' };
const stefan = { id: '3', name: 'Ștefan Pop' };
const everybody = [ana, anaSouza, stefan];

describe('calling somebody in a note', () => {
  test('begins with @ at the beginning of a word', () => {
    expect(callAt('Ask @an', 7)).toEqual({ typed: 'an', from: 4 });
    expect(callAt('@', 1)).toEqual({ typed: '', from: 0 });
    expect(callAt('ana@example', 11)).toBeUndefined();
    expect(callAt('Ask @an now', 4)).toBeUndefined();
  });

  test('finds members by the beginning of any of their names, whatever the accents', () => {
    expect(matching(everybody, 'an')).toEqual([ana, anaSouza]);
    expect(matching(everybody, 'sou')).toEqual([anaSouza]);
    expect(matching(everybody, 'stef')).toEqual([stefan]);
  });

  test('puts the name where it was typed, and the caret after it', () => {
    expect(withCall('Ask @ste please', { typed: 'ste', from: 4 }, stefan)).toEqual({
      ...{ text: 'Ask @Ștefan Pop please', caret: 16 },
    });
  });

  test('is read back from the text, the longest name first', () => {
    expect(calledIn('@Ana Souza and @Ștefan Pop', everybody)).toEqual([anaSouza, stefan]);
    expect(calledIn('@Ana, look', everybody)).toEqual([ana]);
    expect(calledIn('@Anabela', everybody)).toEqual([]);
    expect(pieces('Hi @Ana.', everybody).map(({ text }) => text)).toEqual(['Hi ', '@Ana', '.']);
  });
});
