import { describe, expect, test } from 'vitest';
import { endOfQuiet } from './quiet.ts';

const night = { from: 21, until: 8 };
const end = (moment: string, quiet = night, zone = 'America/Sao_Paulo') =>
  endOfQuiet(quiet, new Date(moment), zone)?.toISOString() ?? null;

describe('quiet hours', () => {
  test('over midnight end on the morning after, by the clock of the place', () => {
    expect(end('2026-03-10T23:59:00-03:00')).toBe('2026-03-11T11:00:00.000Z');
    expect(end('2026-03-11T03:00:00-03:00')).toBe('2026-03-11T11:00:00.000Z');
    expect(end('2026-03-11T08:00:00-03:00')).toBeNull();
    expect(end('2026-03-11T20:59:59-03:00')).toBeNull();
    expect(end('2026-03-11T21:00:00-03:00')).toBe('2026-03-12T11:00:00.000Z');
  });

  test('within a day end on it, and the same hour twice is no time at all', () => {
    expect(end('2026-03-11T13:30:00Z', { from: 13, until: 14 }, 'UTC')).toBe('2026-03-11T14:00:00.000Z');
    expect(end('2026-03-11T13:30:00Z', { from: 13, until: 13 }, 'UTC')).toBeNull();
  });

  test('end at the hour that clocks show, also in the night when they are changed', () => {
    expect(end('2026-03-28T23:00:00+02:00', night, 'Europe/Bucharest')).toBe('2026-03-29T05:00:00.000Z');
  });
});
