import { expect, test } from 'vitest';
import { asQuery, daysOf, readPeriod } from './period.ts';

test('a preset ends today, and days of one’s own are taken as they are', () => {
  const usual = readPeriod({}, '90d', '2026-03-31', '2026-03-30');
  expect(usual).toEqual({ preset: '90d', from: '2026-01-01', until: '2026-03-31', quietSince: undefined });
  expect(asQuery(usual)).toEqual({ from: '2026-01-01', to: '2026-04-01' });
  const own = readPeriod({ from: '2025-05-01', until: '2025-05-07' }, '90d', '2026-03-31', undefined);
  expect(daysOf(own)).toBe(7);
});

test('where nothing happened for longer than the preset, it ends where something last did', () => {
  const old = readPeriod({ period: '30d' }, '90d', '2026-03-31', '2018-09-03');
  expect(old).toMatchObject({ until: '2018-09-03', quietSince: '2018-09-03' });
  expect(daysOf(old)).toBe(30);
});

test('reversed or mistyped days are no period', () => {
  for (const written of [
    { from: '2026-02-01', until: '2026-01-01' },
    { from: '2026-13-01', until: '2026-14-01' },
    { from: 'yesterday', until: 'today' },
  ]) {
    expect(readPeriod(written, '365d', '2026-03-31', undefined).preset).toBe('365d');
  }
});

test('all time has no days', () => {
  const all = readPeriod({ period: 'all' }, '90d', '2026-03-31', undefined);
  expect([asQuery(all), daysOf(all)]).toEqual([{}, undefined]);
});
