import { describe, expect, test } from 'vitest';
import { heard, stillThere, wrote } from './presence.ts';

const news = (doing: string, id = 'ana') => ({ topic: 'x', doing, who: { id, name: id } });
const doings = (present: ReturnType<typeof stillThere>) => present.map(({ id, doing }) => `${id} ${doing}`);

describe('who else is there', () => {
  test('looks, types, stops typing, falls silent and is forgotten', () => {
    const looking = heard([], news('looking'), 'me', 0);
    const typing = heard(looking, news('typing'), 'me', 1000);
    expect(doings(stillThere(typing, 2000))).toEqual(['ana typing']);
    expect(doings(stillThere(typing, 12_000))).toEqual(['ana looking']);
    const beat = heard(typing, news('looking'), 'me', 3000);
    expect(doings(stillThere(beat, 4000))).toEqual(['ana typing']);
    expect(stillThere(typing, 60_000)).toEqual([]);
  });

  test('does not type any more once what they typed is there, and types again with the next key', () => {
    const both = heard(
      heard([], { topic: 'x', doing: 'typing', who: { id: 'v', name: '', isCustomer: true } }, 'me', 1000),
      news('typing'),
      'me',
      1000,
    );
    const author = (id: string | null) => ({ kind: 'member' as const, id, name: '' });
    const theirs = wrote(both, { kind: 'customer', author: author(null) });
    expect(doings(stillThere(theirs, 1100))).toEqual(['v looking', 'ana typing']);
    const ours = wrote(both, { kind: 'reply', author: author('ana') });
    expect(doings(stillThere(ours, 1100))).toEqual(['v typing', 'ana looking']);
    expect(doings(stillThere(heard(ours, news('typing'), 'me', 1200), 1300))).toEqual([
      'v typing',
      'ana typing',
    ]);
  });

  test('leaves when they say so; oneself is nobody else', () => {
    const two = heard(heard([], news('looking'), 'me', 0), news('looking', 'bea'), 'me', 0);
    expect(doings(stillThere(heard(two, news('gone'), 'me', 1), 2))).toEqual(['bea looking']);
    expect(heard([], news('typing', 'me'), 'me', 0)).toEqual([]);
  });
});
