import { describe, expect, it } from 'vitest';
import { formatFor } from './format.ts';

const english = formatFor('en', 'America/Sao_Paulo', 'BRL');
const romanian = formatFor('ro', 'Europe/Bucharest', 'RON');
const now = Date.parse('2026-03-12T12:00:00Z');
const ago = (seconds: number) => new Date(now - seconds * 1000);

describe('moments', () => {
  it('are relative up to a week, then a date', () => {
    expect(english.relative(ago(20), now)).toBe('now');
    expect(english.relative(ago(5 * 60), now)).toBe('5 minutes ago');
    expect(english.relative(ago(26 * 3600), now)).toBe('yesterday');
    expect(english.relative(ago(6 * 86_400), now)).toBe('6 days ago');
    expect(english.relative(ago(7 * 86_400), now)).toBe('Mar 5, 2026');
  });

  it('span months, days or hours, as short as they are apart', () => {
    const span = ({ span }: typeof english, from: string, to: string) =>
      span(from, to).replaceAll(/\s/g, ' ');
    expect(span(english, '2025-01-03T12:00:00Z', '2026-02-03T12:00:00Z')).toBe('Jan 2025 – Feb 2026');
    expect(span(romanian, '2025-01-03T12:00:00Z', '2026-02-03T12:00:00Z')).toBe('ian. 2025 – feb. 2026');
    expect(span(english, '2026-03-03T12:00:00Z', '2026-03-09T12:00:00Z')).toBe('Mar 3 – 9, 2026');
    expect(span(romanian, '2026-03-09T12:00:00Z', '2026-03-09T13:30:00Z')).toBe('14:00–15:30');
  });

  it('of whole days are told in days, also a single one', () => {
    const noon = '2026-11-30T12:00:00Z';
    const told = (locale: string) => formatFor(locale, 'Europe/Madrid', 'EUR').period(noon, noon);
    expect(told('en-GB')).toBe('30 Nov 2026');
    expect(told('en')).toBe('Nov 30, 2026');
    expect(told('es')).toBe('30 nov 2026');
    expect(told('pt-BR')).toBe('30 de nov. de 2026');
    expect(told('ro')).toBe('30 nov. 2026');
    const week = english.period('2026-03-03T12:00:00Z', '2026-03-09T12:00:00Z');
    expect(week.replaceAll(/\s/g, ' ')).toBe('Mar 3 – 9, 2026');
  });

  it('are never said to be longer ago than they are', () => {
    expect(english.relative(ago(2 * 3600 - 1), now)).toBe('1 hour ago');
  });

  it('count days as the calendar does, where the workspace is', () => {
    // 9:00 there; 26 hours are yesterday, 34 the day before, and the 15th is three days ahead, early or late.
    expect(english.relative(ago(26 * 3600), now)).toBe('yesterday');
    expect(english.relative(ago(34 * 3600), now)).toBe('2 days ago');
    for (const time of ['04:00', '23:00'])
      expect(english.relative(`2026-03-15T${time}:00Z`, now)).toBe('in 3 days');
  });

  it('follow the grammar of the language', () => {
    expect(romanian.relative(ago(20 * 60), now)).toBe('acum 20 de minute');
    expect(romanian.relative(ago(3 * 60), now)).toBe('acum 3 minute');
  });

  it("are told on the workspace's clock", () => {
    expect(english.time('2026-03-12T01:30:00Z')).toMatch(/^10:30\sPM$/);
    expect(english.date('2026-03-12T01:30:00Z')).toBe('Mar 11, 2026');
  });
});

describe('money', () => {
  it('comes in minor units, of which each currency has its own number', () => {
    expect(english.money(123_456)).toBe('R$1,234.56');
    expect(english.money(1_234, 'JPY')).toBe('¥1,234');
    expect(english.money(1_234_567, 'KWD')).toMatch(/1,234\.567$/);
  });
});

describe('durations and sizes', () => {
  it('say two units at most', () => {
    expect(english.duration(75)).toBe('1 min 15 sec');
    expect(english.duration(3 * 3600)).toBe('3 hr');
    expect(english.duration(0)).toBe('0 sec');
    expect(english.bytes(2_400_000)).toBe('2.4 MB');
    expect(english.bytes(0)).toBe('0 byte');
  });
});
