import { describe, expect, test } from 'vitest';
import { momentOf, nextRoundTime, snoozeTimes, wallClockOf } from './snooze-times.ts';

const times = (now: string, timeZone: string) =>
  snoozeTimes(new Date(now), timeZone).map(({ name, at }) => `${name} ${at.toISOString()}`);

describe('a conversation comes back', () => {
  test('later today, tomorrow morning or on Monday morning, by the clocks of the workspace', () => {
    expect(times('2026-11-26T12:10:00Z', 'America/Sao_Paulo')).toEqual([
      'laterToday 2026-11-26T16:00:00.000Z',
      'tomorrow 2026-11-27T12:00:00.000Z',
      'nextWeek 2026-11-30T12:00:00.000Z',
    ]);
  });

  test('not later today when the day is nearly over', () => {
    expect(times('2026-11-26T17:30:00Z', 'Europe/Bucharest')[0]).toBe('tomorrow 2026-11-27T07:00:00.000Z');
  });

  test('on a Monday, next week is the next Monday; on a Sunday, the day after', () => {
    expect(times('2026-11-30T10:00:00Z', 'UTC').at(-1)).toBe('nextWeek 2026-12-07T09:00:00.000Z');
    expect(times('2026-11-29T10:00:00Z', 'UTC').at(-1)).toBe('nextWeek 2026-11-30T09:00:00.000Z');
  });

  test('at nine on the wall also over a change of clocks', () => {
    expect(times('2026-03-28T10:00:00Z', 'Europe/Bucharest')[1]).toBe('tomorrow 2026-03-29T06:00:00.000Z');
  });

  test('at a time of one’s own, there and back', () => {
    const at = momentOf('2026-07-01T14:30', 'Europe/Madrid');
    expect(at.toISOString()).toBe('2026-07-01T12:30:00.000Z');
    expect(wallClockOf(at, 'Europe/Madrid')).toBe('2026-07-01T14:30');
  });
});

test.each([
  ['2026-03-12T10:00:00Z', 'UTC', '2026-03-12T11:00:00.000Z'],
  ['2026-03-12T10:00:01Z', 'UTC', '2026-03-12T11:30:00.000Z'],
  ['2026-03-12T10:59:00Z', 'UTC', '2026-03-12T12:00:00.000Z'],
  ['2026-03-12T23:10:00Z', 'UTC', '2026-03-13T00:30:00.000Z'],
  // Kathmandu is 5:45 ahead: what is round there is not round here.
  ['2026-03-12T10:00:00Z', 'Asia/Kathmandu', '2026-03-12T11:15:00.000Z'],
])('from %s in %s the next round time is %s', (now, zone, at) => {
  expect(nextRoundTime(new Date(now), zone).toISOString()).toBe(at);
});
