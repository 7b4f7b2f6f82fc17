/** Holidays of a feed: read with limits, kept when it breaks. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { holidaysOf } from './ical.ts';

const NOW = Date.UTC(2026, 5, 1);
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${lines.join()}`, ...lines, 'END:VEVENT'].join('\r\n');
const days = (...lines: string[]) => holidaysOf(calendar(event(...lines)), NOW).map(({ date }) => date);

describe('holidays of a file', () => {
  test('are its whole days, with their names', () => {
    const found = holidaysOf(
      calendar(
        event(
          'DTSTART;VALUE=DATE:20261225',
          'DTEND;VALUE=DATE:20261226',
          'SUMMARY:Natal',
          'TRANSP:TRANSPARENT',
        ),
        event('DTSTART;VALUE=DATE:20260907', 'SUMMARY:Independência'),
      ),
      NOW,
    );
    expect(found).toEqual([
      { date: '2026-09-07', name: 'Independência' },
      { date: '2026-12-25', name: 'Natal' },
    ]);
  });

  test('several days in a row are each one', () => {
    expect(days('DTSTART;VALUE=DATE:20260215', 'DTEND;VALUE=DATE:20260218')).toEqual([
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
    ]);
  });

  test('come round as their rule says, but not where it makes an exception', () => {
    expect(
      days('DTSTART;VALUE=DATE:20240101', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270101').slice(0, 4),
    ).toEqual(['2025-01-01', '2026-01-01', '2028-01-01', '2029-01-01']);
  });

  test('an appointment, and what was cancelled, is none', () => {
    expect(days('DTSTART:20260601T090000Z', 'DTEND:20260601T100000Z')).toEqual([]);
    expect(days('DTSTART;VALUE=DATE:20260601', 'STATUS:CANCELLED')).toEqual([]);
  });

  test('one that comes round every second ends', () => {
    expect(days('DTSTART:20200101T000000Z', 'DTEND:20200102T000000Z', 'RRULE:FREQ=SECONDLY')).toEqual([]);
  });

  test.each(['', '<html></html>', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART', 'BEGIN:VCALENDAR\nX'])(
    'what is no calendar is told: %j',
    (text) => {
      expect(() => holidaysOf(text, NOW)).toThrow('no iCalendar file');
    },
  );
});

describe('a calendar with a feed', () => {
  let jornada: TestJornada;
  let server: Server;
  let answer: { status: number; body: string };
  let url: string;
  const week = [[{ from: 540, to: 1080 }], [], [], [], [], [], []];

  beforeAll(async () => {
    server = createServer((_request, response) => response.writeHead(answer.status).end(answer.body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/holidays.ics`;
    jornada = await startTestJornada({ JORNADA_PRIVATE_ADDRESSES: 'allow' });
  });
  afterAll(async () => {
    await jornada.stop();
    server.close();
  });

  const make = async (json: object) =>
    (await jornada.ask('POST', '/api/calendars', { json: { week, ...json } })).body;
  const one = async (id: string) =>
    (await jornada.ask('GET', '/api/calendars')).body.items.find((found: { id: string }) => found.id === id);

  test('is read soon, and a broken one keeps the holidays of the last time and says why', async () => {
    answer = { status: 200, body: calendar(event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Natal')) };
    const { id } = await make({ name: 'Fed', feedUrl: url });
    await vi.waitFor(async () => expect((await one(id)).feed.readAt).not.toBeNull(), { timeout: 30_000 });
    expect((await one(id)).feed).toMatchObject({
      failedAt: null,
      holidays: [{ date: '2026-12-25', name: 'Natal' }],
    });
    for (const [broken, failure] of [
      [{ status: 500, body: '' }, 'It answers with status 500.'],
      [{ status: 200, body: 'oops' }, 'It is no iCalendar file.'],
      [{ status: 200, body: 'x'.repeat(5_000_001) }, 'more than 5000 kB'],
    ] as const) {
      answer = broken;
      const { body } = await jornada.ask('POST', `/api/calendars/${id}/feed`);
      expect(body.feed).toMatchObject({ holidays: [{ date: '2026-12-25' }] });
      expect(body.feed.failure).toContain(failure);
      expect(body.feed.failedAt).not.toBeNull();
    }
    answer = { status: 200, body: calendar(event('DTSTART;VALUE=DATE:20270101')) };
    const { body } = await jornada.ask('POST', `/api/calendars/${id}/feed`);
    expect(body.feed).toMatchObject({ failedAt: null, failure: null, holidays: [{ date: '2027-01-01' }] });
  });

  test('its holidays hold for what is due', async () => {
    answer = { status: 200, body: calendar(event('DTSTART;VALUE=DATE:20261221')) };
    const { id } = await make({ name: 'Mondays', timeZone: 'UTC', feedUrl: url });
    await jornada.ask('POST', `/api/calendars/${id}/feed`);
    const target = { firstResponse: 3600, nextResponse: null, resolution: null };
    const policy = { targets: { low: target, normal: target, high: target, urgent: target }, calendar: id };
    const json = { policy, at: '2026-12-18T12:00:00Z' };
    const { body } = await jornada.ask('POST', '/api/service-policies/preview', { json });
    expect(body.normal.firstResponse).toBe('2026-12-28T10:00:00.000Z');
  });

  test('another address forgets the holidays of the first', async () => {
    answer = { status: 200, body: calendar(event('DTSTART;VALUE=DATE:20261225')) };
    const { id } = await make({ name: 'Moved', feedUrl: url });
    await jornada.ask('POST', `/api/calendars/${id}/feed`);
    const { body } = await jornada.ask('PATCH', `/api/calendars/${id}`, { json: { feedUrl: null } });
    expect(body.feed).toBeNull();
  });
});

test('a feed never leads into a private network, unless that is allowed', async () => {
  const jornada = await startTestJornada();
  const json = {
    name: 'Inside',
    week: [[], [], [], [], [], [], []],
    feedUrl: 'http://169.254.169.254/latest',
  };
  const { id } = (await jornada.ask('POST', '/api/calendars', { json })).body;
  const { body } = await jornada.ask('POST', `/api/calendars/${id}/feed`);
  expect(body.feed.failure).toContain('private network');
  expect(
    (await jornada.ask('POST', '/api/calendars', { json: { ...json, name: 'F', feedUrl: 'file:///x' } }))
      .status,
  ).toBe(400);
  await jornada.stop();
});
