import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './url-filters.ts';

describe('filters in the URL', () => {
  it('read as plain names, repeated where there are several values', () => {
    expect(stringifySearch({ search: 'ana maría', stage: ['delivery', 'support'] })).toBe(
      '?search=ana+mar%C3%ADa&stage=delivery&stage=support',
    );
    expect(stringifySearch({ search: '', stage: undefined })).toBe('');
  });

  it('come back as they were written', () => {
    const value = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.array(fc.string({ minLength: 1 }), { minLength: 2 }),
    );
    const name = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.dictionary(name, value), (search) => {
        expect(new Map(Object.entries(parseSearch(stringifySearch(search))))).toEqual(
          new Map(Object.entries(search)),
        );
      }),
    );
  });
});
