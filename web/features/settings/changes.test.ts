import { describe, expect, test } from 'vitest';
import { browserName } from './browser-name.ts';
import { changesBetween } from './changes.ts';

describe('what an entry of the audit log changed', () => {
  test('is only what differs, field by field, also deep inside', () => {
    const before = { name: 'Ana', address: { city: 'Cluj', zip: '1' }, tags: ['a', 'b'] };
    const after = { name: 'Ana', address: { city: 'Iași', zip: '1' }, tags: ['b', 'a', 'c'] };
    expect(changesBetween(before, after)).toEqual([
      { field: 'address.city', before: 'Cluj', after: 'Iași' },
      { field: 'tags', before: 'a, b', after: 'a, b, c' },
    ]);
  });

  test('is everything where one side is missing', () => {
    expect(changesBetween(null, { name: 'Shop', scopes: ['track'] })).toEqual([
      { field: 'name', before: null, after: 'Shop' },
      { field: 'scopes', before: null, after: 'track' },
    ]);
    expect(changesBetween({ name: 'Shop' }, null)).toEqual([{ field: 'name', before: 'Shop', after: null }]);
  });

  test('treats empty and missing alike', () => {
    expect(changesBetween({ name: '', note: null }, {})).toEqual([]);
  });
});

describe('a browser', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1',
      'Safari · iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ])('is told by its user agent: %s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });

  test('that says nothing known is unknown', () => {
    expect(browserName('node')).toBeNull();
    expect(browserName(null)).toBeNull();
  });
});
