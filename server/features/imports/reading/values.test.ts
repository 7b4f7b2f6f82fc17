import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentsOf } from '../../../core/zone.ts';
import { dateOrderOf, readDate } from './dates.ts';
import { flatten, JsonElements } from './json.ts';
import { currencyIn, decimalOf, readNumber, toMinor } from './numbers.ts';
import { Repeats } from './repeats.ts';
import { MendingUtf8 } from './utf8.ts';

const utc = momentsOf('UTC');
const iso = (text: string, order: 'day-first' | 'month-first' = 'day-first', zone = utc) =>
  readDate(text, order, zone)?.at.toISOString().replace('.000Z', 'Z') ?? null;

test.each([
  ['2026-03-04', '2026-03-04T00:00:00Z'],
  ['2026-03-04 05:06:07', '2026-03-04T05:06:07Z'],
  ['2026-03-04T05:06:07.5Z', '2026-03-04T05:06:07.500Z'],
  ['2026-03-04T05:06:07-03:00', '2026-03-04T08:06:07Z'],
  ['2026-03-04 05:06:07 +0200', '2026-03-04T03:06:07Z'],
  ['2026-03-04 05:06:07 UTC', '2026-03-04T05:06:07Z'],
  ['04/03/2026', '2026-03-04T00:00:00Z'],
  ['4.3.2026 17:05', '2026-03-04T17:05:00Z'],
  ['04-03-26', '2026-03-04T00:00:00Z'],
  ['04/03/2026, 5:06 PM', '2026-03-04T17:06:00Z'],
  ['12/03/2026 12:00 am', '2026-03-12T00:00:00Z'],
  ['2026/03/04 05:06', '2026-03-04T05:06:00Z'],
  ['20260304', '2026-03-04T00:00:00Z'],
  ['20260304T050607Z', '2026-03-04T05:06:07Z'],
  ['4 de março de 2026', '2026-03-04T00:00:00Z'],
  ['4 Mar 2026 05:06', '2026-03-04T05:06:00Z'],
  ['March 4, 2026', '2026-03-04T00:00:00Z'],
  ['4 ianuarie 2026', '2026-01-04T00:00:00Z'],
  ['Wed, 4 Mar 2026', '2026-03-04T00:00:00Z'],
  ['1772600767', '2026-03-04T05:06:07Z'],
  ['1772600767000', '2026-03-04T05:06:07Z'],
  ['46085', '2026-03-04T00:00:00Z'],
  ['46085.5', '2026-03-04T12:00:00Z'],
])('%s is a date', (text, expected) => {
  expect(iso(text)).toBe(expected);
});

test.each([
  '31/02/2026',
  '2026-02-30',
  '13/13/2026',
  '04/03/2026 25:00',
  'soon',
  '',
  '2026',
  '4 Foo 2026',
  '0000-00-00',
  '1.5',
])('"%s" is no date', (text) => {
  expect(iso(text)).toBeNull();
});

test('the order of day and month decides, and may be proved by one that fits only one way', () => {
  expect(iso('03/04/2026', 'month-first')).toBe('2026-03-04T00:00:00Z');
  expect(
    ['25/12/2026', '12/25/2026', '01/02/2026', '05/05/2026', '2026-01-02', '99/99/2026'].map(dateOrderOf),
  ).toEqual(['day-first', 'month-first', 'either', null, null, null]);
});

test('a wall clock means another moment in summer than in winter, also within the hour that the clocks skip', () => {
  const lisbon = momentsOf('Europe/Lisbon');
  expect(iso('2026-01-10 12:00:00', 'day-first', lisbon)).toBe('2026-01-10T12:00:00Z');
  expect(iso('2026-07-10 12:00:00', 'day-first', lisbon)).toBe('2026-07-10T11:00:00Z');
  expect(iso('2026-03-29 01:30:00', 'day-first', lisbon)).toBe('2026-03-29T01:30:00Z');
});

test.each([
  ['1234.5', '.', 1234.5],
  ['1,234.50', '.', 1234.5],
  ['R$ 1.234,56', ',', 1234.56],
  ['-12,5', ',', -12.5],
  ['(12.00)', '.', -12],
  ['12.00-', '.', -12],
  ['−3', '.', -3],
  ['1 234,5 lei', ',', 1234.5],
  ["1'234.5", '.', 1234.5],
  ['€12', '.', 12],
  ['12 %', '.', 12],
  ['US$5.00', '.', 5],
  ['1e3', '.', 1000],
  ['.5', '.', 0.5],
] as const)('%s with %s is %d', (text, decimal, expected) => {
  expect(readNumber(text, decimal)).toBe(expected);
});

test.each([
  ['12,50', '.'],
  ['12.50', ','],
  ['1,2,3', '.'],
  ['abc', '.'],
  ['item 1', '.'],
  ['', '.'],
  ['-', '.'],
  ['12-34', '.'],
  ['1.2.3', '.'],
] as const)('"%s" with %s is no number', (text, decimal) => {
  expect(readNumber(text, decimal)).toBeNull();
});

test('a number may prove its decimal sign', () => {
  expect(['12,50', '12.50', '1.234', '1.234,5', '12', 'x'].map(decimalOf)).toEqual([
    ',',
    '.',
    'either',
    ',',
    null,
    null,
  ]);
});

test('amounts become whole minor units of their currency', () => {
  expect([
    toMinor(1.005, 'BRL'),
    toMinor(17.87, 'BRL'),
    toMinor(-1.005, 'EUR'),
    toMinor(500, 'JPY'),
    toMinor(0.1 + 0.2, 'BRL'),
  ]).toEqual([101, 1787, -101, 500, 30]);
  expect(['R$ 5', '5 lei', '5 €', '5'].map(currencyIn)).toEqual(['BRL', 'RON', 'EUR', null]);
});

test('every amount with two decimals comes back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), (minor) => {
      expect(toMinor(Number((minor / 100).toFixed(2)), 'BRL')).toBe(minor);
    }),
  );
});

test('a JSON array comes element by element, in whichever pieces, also from inside an object', () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), value), { maxLength: 5 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (rows, piece, wrapped) => {
        const text = wrapped ? JSON.stringify({ 'a"[': 1, rows }) : JSON.stringify(rows, null, 1);
        const elements = new JsonElements();
        const found: string[] = [];
        for (let at = 0; at < text.length; at += piece) {
          for (const element of elements.push(text.slice(at, at + piece))) found.push(element.text);
        }
        found.push(...[...elements.end()].map((element) => element.text));
        expect(found.map((one) => JSON.parse(one))).toEqual(JSON.parse(JSON.stringify(rows)));
      },
    ),
  );
});

test('reading a JSON array may go on wherever an element ended', () => {
  const text = '[ {"a": 1}, {"a": "],{"}, {"a": 3} ]';
  const all = [...new JsonElements().push(text)];
  expect(all).toHaveLength(3);
  for (const { end } of all) {
    expect([...new JsonElements(end).push(text.slice(end))]).toEqual(
      all.filter((element) => element.end > end),
    );
  }
});

test('nested values are known by their path', () => {
  expect(flatten({ id: 1, customer: { email: 'a@b.co', tags: ['x'] } })).toEqual({
    id: 1,
    'customer.email': 'a@b.co',
    'customer.tags': ['x'],
  });
});

test('UTF-8 with stray bytes of Latin-1 loses no character, in whichever pieces it comes', () => {
  const bytes = Buffer.concat([
    Buffer.from('São '),
    Buffer.from('João', 'latin1'),
    Buffer.from(' está 🙂 '),
    Buffer.from('é', 'latin1'),
  ]);
  for (let piece = 1; piece <= bytes.length; piece += 1) {
    const decoder = new MendingUtf8();
    let text = '';
    for (let at = 0; at < bytes.length; at += piece) text += decoder.decode(bytes.subarray(at, at + piece));
    expect(text + decoder.end()).toBe('São João está 🙂 é');
  }
});

test('texts are counted as they are met again', () => {
  const repeats = new Repeats(1_000_000);
  expect(['a', 'b', 'a', 'a', 'b', 'c'].map((text) => repeats.count(text))).toEqual([0, 0, 1, 2, 1, 0]);
  const met = Array.from({ length: 20_000 }, (_, index) => repeats.count(`row ${index}`)).filter(Boolean);
  expect(met.length).toBeLessThan(5);
});
