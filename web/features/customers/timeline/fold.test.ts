import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, type Entry } from './fold.ts';
import type { StoryItem } from './story-item.ts';

let made = 0;

function item(at: string, kind = 'page'): StoryItem {
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
