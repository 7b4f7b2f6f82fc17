import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, type Entry } from './fold.ts';
import type { StoryItem } from './story-item.ts';

let made = 0;

function item(at: string, kind = 'page', more: Partial<StoryItem> = {}): StoryItem {
  return {
    ...{ id: `item-${made++}`, type: kind === 'page' ? 'Page Viewed' : 'Order Completed', kind, at },
    ...{
      channel: 'web',
      stage: null,
      momentOfTruth: false,
      source: 'test',
      properties: {},
      order: null,
      customerId: 'c',
    },
    ...more,
  };
}

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 12, minute)).toISOString();
const itemsOf = (entry: Entry) => (entry.kind === 'fold' ? entry.items : [entry.item]);
const shapeOf = (items: StoryItem[]) =>
  daysOf(items, 'UTC').map(({ entries }) =>
    entries.map((entry) => (entry.kind === 'fold' ? entry.items.length : entry.item.kind)),
  );

describe('the story by days', () => {
  test('three page views in a row fold, two do not', () => {
    expect(shapeOf([item(at(9)), item(at(5)), item(at(1))])).toEqual([[3]]);
    expect(shapeOf([item(at(9)), item(at(5))])).toEqual([['page', 'page']]);
  });

  test('anything else between them, or a pause of more than half an hour, ends the run', () => {
    expect(shapeOf([item(at(9)), item(at(8)), item(at(7), 'order'), item(at(6)), item(at(5))])).toEqual([
      ['page', 'page', 'order', 'page', 'page'],
    ]);
    expect(
      shapeOf([item(at(58)), item(at(57)), item(at(56)), item(at(20)), item(at(19)), item(at(18))]),
    ).toEqual([[3, 3]]);
  });

  test('a fold says how long it took and keeps its name while newer pages arrive', () => {
    const pages = [item(at(9)), item(at(5)), item(at(1))];
    const [before] = daysOf(pages, 'UTC')[0]!.entries;
    const [after] = daysOf([item(at(12)), ...pages], 'UTC')[0]!.entries;
    expect(before).toMatchObject({ kind: 'fold', seconds: 8 * 60 });
    expect(after).toMatchObject({ id: before!.id, seconds: 11 * 60 });
  });

  test('days are those of the workspace, not of the reader', () => {
    const late = item('2026-05-02T01:00:00.000Z', 'order');
    const early = item('2026-05-01T20:00:00.000Z', 'order');
    expect(daysOf([late, early], 'UTC').map(({ key }) => key)).toEqual(['2026-05-02', '2026-05-01']);
    expect(daysOf([late, early], 'America/Sao_Paulo').map(({ key }) => key)).toEqual(['2026-05-01']);
  });

  const monthly = (month: number, more: Partial<StoryItem> = {}) =>
    item(new Date(Date.UTC(2025, month, 3)).toISOString(), 'track', {
      type: 'Subscription Renewed',
      ...more,
    });
  const months = (count: number) => Array.from({ length: count }, (_, index) => count - 1 - index);

  test('the same again and again folds over days, where nothing else lies between', () => {
    const renewals = months(14).map((month) => monthly(month));
    const [day, ...others] = daysOf(renewals, 'UTC');
    expect(others).toEqual([]);
    expect(day).toMatchObject({ key: '2026-02-03', entries: [{ kind: 'fold', of: 'run' }] });
    expect(itemsOf(day!.entries[0]!)).toEqual(renewals);
    expect(shapeOf([monthly(3), monthly(2), item(monthly(1).at, 'order'), monthly(1), monthly(0)])).toEqual([
      ['track'],
      ['track'],
      ['order', 'track'],
      ['track'],
    ]);
  });

  test('what lies around a run keeps its own day', () => {
    const order = item('2025-03-03T12:00:00.000Z', 'order');
    const page = item('2025-01-02T00:00:00.000Z');
    expect(daysOf([order, ...months(3).map((month) => monthly(month)), page], 'UTC')).toMatchObject([
      { key: '2025-03-03', entries: [{ kind: 'one' }, { kind: 'fold' }] },
      { key: '2025-01-02', entries: [{ kind: 'one' }] },
    ]);
  });

  test('single page views on different days fold, visits stay visits', () => {
    const days = [9, 8, 7].map((day) => item(`2026-05-0${day}T12:00:00.000Z`));
    expect(shapeOf(days)).toEqual([[3]]);
    const visit = [3, 2, 1].map((minute) => item(`2026-05-06T12:0${minute}:00.000Z`));
    expect(shapeOf([...days, ...visit])).toEqual([[3], [3]]);
  });

  test.each([
    ['a comment', { properties: { comment: 'Chegou quebrado' } }],
    ['a rating', { properties: { rating: 2 } }],
    ['an answer', { kind: 'response', type: 'Survey Answered' }],
    ['a request for help', { type: 'Help Requested', properties: { subject: 'Where is it?' } }],
  ])('%s is never folded, nor does a run go on over it', (_, theirs) => {
    expect(
      daysOf(
        months(4).map((month) => monthly(month, theirs)),
        'UTC',
      ).map(({ entries }) => entries),
    ).toEqual(months(4).map(() => [expect.objectContaining({ kind: 'one' })]));
    const around = [monthly(6), monthly(5), monthly(4, theirs), monthly(3), monthly(2)];
    expect(daysOf(around, 'UTC').flatMap(({ entries }) => entries)).toHaveLength(5);
  });

  const anyItem = fc.record({
    hour: fc.nat(24 * 40),
    type: fc.constantFrom('Page Viewed', 'Subscription Renewed', 'Order Completed'),
    comment: fc.option(fc.constant('Bom'), { freq: 4 }),
  });
  const anyStory = fc.array(anyItem, { maxLength: 40 }).map((all) =>
    all
      .map(({ hour, type, comment }) =>
        item(new Date(Date.UTC(2026, 0, 1, hour)).toISOString(), type === 'Page Viewed' ? 'page' : 'track', {
          ...{ type, properties: comment ? { comment } : {} },
        }),
      )
      .sort((one, other) => (one.at < other.at ? 1 : -1)),
  );

  test('over any days nothing is lost, no word of theirs is hidden, and no run is left that could fold', () => {
    fc.assert(
      fc.property(anyStory, (items) => {
        const days = daysOf(items, 'America/Sao_Paulo');
        const entries = days.flatMap((day) => day.entries);
        expect(entries.flatMap(itemsOf).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
        expect(days.map(({ key }) => key)).toEqual([...new Set(days.map(({ key }) => key))].sort().reverse());
        const folds = entries.filter((entry) => entry.kind === 'fold');
        for (const fold of folds) {
          expect(new Set(fold.items.map(({ type }) => type)).size).toBe(1);
          if (fold.of === 'run') expect(fold.items.some(({ properties }) => properties.comment)).toBe(false);
        }
        const singles = entries.map((entry) =>
          entry.kind === 'one' && !entry.item.properties.comment ? entry.item.type : Symbol('stops'),
        );
        for (let at = 2; at < singles.length; at++)
          expect(new Set(singles.slice(at - 2, at + 1)).size).toBeGreaterThan(1);
      }),
    );
  });

  test('folding loses nothing and changes no order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(600), fc.boolean()), { maxLength: 60 }), (moments) => {
        const items = moments
          .map(([minute, isPage]) => item(at(minute), isPage ? 'page' : 'order'))
          .sort((one, other) => (one.at < other.at ? 1 : -1));
        const shown = daysOf(items, 'Europe/Bucharest').flatMap(({ entries }) => entries.flatMap(itemsOf));
        expect(shown.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      }),
    );
  });
});
