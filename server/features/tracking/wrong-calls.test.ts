import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const someone = () => `user-${crypto.randomUUID()}`;
const basic = () => ({ authorization: `Basic ${Buffer.from(`${jornada.key}:`).toString('base64')}` });

function send(address: string, json: unknown, headers: Record<string, string> = basic()) {
  return jornada.ask('POST', `/v1/${address}`, { json, headers, key: false });
}

function sendText(address: string, body: RequestInit['body'], headers: Record<string, string> = {}) {
  return jornada.ask('POST', `/v1/${address}`, { body, headers: { ...basic(), ...headers }, key: false });
}

async function storyOf(userId: string) {
  const found = await jornada.ask(
    'GET',
    `/api/customers/by-identity?kind=userId&value=${encodeURIComponent(userId)}`,
  );
  if (found.status === 404) return [];
  const { body } = await jornada.ask('GET', `/api/customers/${found.body.id}/timeline?limit=100`);
  return body.items;
}

describe('a call that is wrong', () => {
  const deep = (levels: number): object => (levels ? { in: deep(levels - 1) } : {});
  const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 1]));
  it.each([
    ['no one it is about', { event: 'X' }, 'userId'],
    ['empty ids', { userId: ' ', anonymousId: '', event: 'X' }, 'userId'],
    ['an id that is no id', { userId: { a: 1 }, event: 'X' }, 'userId'],
    ['no event', { userId: 'u' }, 'event'],
    ['an event that is no text', { userId: 'u', event: 7 }, 'event'],
    ['an endless event name', { userId: 'u', event: 'x'.repeat(300) }, 'event'],
    [
      'a day that does not exist',
      { userId: 'u', event: 'X', timestamp: '2026-02-30T10:00:00Z' },
      'timestamp',
    ],
    ['words for a date', { userId: 'u', event: 'X', timestamp: 'yesterday' }, 'timestamp'],
    ['1970', { userId: 'u', event: 'X', timestamp: '1970-01-01T00:00:00Z' }, 'timestamp'],
    [
      'next year',
      { userId: 'u', event: 'X', timestamp: new Date(Date.now() + 4e10).toISOString() },
      'timestamp',
    ],
    ['a NUL byte', { userId: 'u', event: 'X', properties: { a: [{ b: 'x\0' }] } }, 'properties.a.0.b'],
    ['a NUL byte in an id', { userId: 'u\0', event: 'X' }, 'userId'],
    ['ten levels', { userId: 'u', event: 'X', properties: deep(10) }, 'properties'],
    [
      'ten levels of lists',
      { userId: 'u', event: 'X', properties: { a: [[[[[[[[[[]]]]]]]]]] } },
      'properties',
    ],
    ['ten thousand keys', { userId: 'u', event: 'X', properties: wide }, 'body'],
    ['properties that are a list', { userId: 'u', event: 'X', properties: [1] }, 'properties'],
    ['a list of calls', [{ userId: 'u', event: 'X' }], 'body'],
  ])('is refused with what is wrong and where: %s', async (_, call, at) => {
    const { status, body } = await send('track', call);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:jornada:invalid', status: 400, errors: [{ at }] });
  });

  it.each([
    '{"userId": "u", "event": }',
    '',
    'null',
    '"text"',
    '{"userId":"u"',
    '\u0000',
    '[[[['.repeat(50_000),
  ])('is refused when it is no JSON object: %#', async (text) => {
    expect((await sendText('track', text)).status).toBe(400);
  });

  it('is refused when it is not UTF-8', async () => {
    const { status, body } = await sendText('track', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    expect([status, body.errors[0].message]).toEqual([400, 'is not UTF-8 text']);
  });

  it('is too large beyond 32 KB, a batch beyond 500 KB, also when compressed', async () => {
    const call = { userId: 'u', event: 'X', properties: { text: 'x'.repeat(33_000) } };
    expect((await send('track', call)).status).toBe(413);
    const batch = {
      batch: Array.from({ length: 600 }, () => ({
        type: 'track',
        userId: 'u',
        event: 'x',
        properties: { a: 'y'.repeat(1000) },
      })),
    };
    expect((await send('batch', batch)).status).toBe(413);
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect((await sendText('batch', new Uint8Array(bomb), { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('is refused when it only says that it is compressed', async () => {
    expect((await sendText('track', '{}', { 'content-encoding': 'gzip' })).status).toBe(400);
  });
});

describe('a batch with bad calls', () => {
  it('takes the good ones and lists the bad ones', async () => {
    const userId = someone();
    const good = (event: string) => ({ type: 'track', userId, event });
    const bad = { type: 'track', event: 'Nobody', messageId: 'bad-one' };
    const { status, body } = await send('batch', {
      batch: [good('Signed Up'), bad, good('Signed In'), 7, { type: 'walk', userId }],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      rejected: [
        { index: 1, messageId: 'bad-one', errors: [{ at: 'userId', message: expect.any(String) }] },
        { index: 3, messageId: null, errors: [{ at: '', message: expect.any(String) }] },
        { index: 4, messageId: null, errors: [{ at: 'type', message: expect.any(String) }] },
      ],
    });
    expect(await storyOf(userId)).toHaveLength(2);
  });

  it('loses no good one to a call that is too large', async () => {
    const userId = someone();
    const large = { type: 'track', userId, event: 'Large', properties: { text: 'x'.repeat(40_000) } };
    const { status, body } = await send('batch', {
      batch: [{ type: 'track', userId, event: 'Small' }, large],
    });
    expect([status, body.rejected.length]).toEqual([200, 1]);
    expect(await storyOf(userId)).toMatchObject([{ type: 'Small' }]);
  });

  it('is refused when all are bad, with the list', async () => {
    const { status, body } = await send('batch', { batch: [{ type: 'track' }, { type: 'page' }] });
    expect(status).toBe(400);
    expect(body.rejected).toHaveLength(2);
    expect(body.errors[0].at).toBe('batch.0.userId');
  });

  it.each([{}, { batch: {} }, { batch: [], sentAt: 'soon' }])(
    'is refused when it is none: %j',
    async (batch) => {
      expect((await send('batch', batch)).status).toBe(400);
    },
  );
});
