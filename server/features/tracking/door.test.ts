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

async function customerOf(kind: string, value: string, source = '') {
  const query = new URLSearchParams({ kind, value, ...(source ? { source } : {}) });
  return (await jornada.ask('GET', `/api/customers/by-identity?${query}`)).body;
}

describe('a call that is right', () => {
  it('is on the timeline when it is acknowledged', async () => {
    const userId = someone();
    const answer = await send('track', { userId, event: 'Product Viewed', properties: { sku: 'A1' } });
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    expect(await storyOf(userId)).toMatchObject([{ type: 'Product Viewed', properties: { sku: 'A1' } }]);
  });

  it('may come to the short addresses of analytics-next, as text, with the key in the body', async () => {
    const userId = someone();
    const body = JSON.stringify({ userId, event: 'Signed Up', writeKey: jornada.key });
    const answer = await jornada.ask('POST', '/v1/t', { body, key: false });
    expect(answer.status).toBe(200);
    expect(await storyOf(userId)).toMatchObject([{ type: 'Signed Up' }]);
  });

  it('may be compressed and called a form, as the RudderStack client does', async () => {
    const userId = someone();
    const body = gzipSync(JSON.stringify({ batch: [{ type: 'track', userId, event: 'Signed Up' }] }));
    const answer = await sendText('batch', new Uint8Array(body), {
      'content-encoding': 'gzip',
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    expect(await storyOf(userId)).toHaveLength(1);
  });

  it('takes a number for an id', async () => {
    const userId = Math.floor(Math.random() * 1e12);
    await send('track', { userId, event: 'Signed Up' });
    expect(await storyOf(String(userId))).toHaveLength(1);
  });

  it('becomes one touchpoint however often and however parallel it arrives', async () => {
    const userId = someone();
    const call = { userId, event: 'Order Completed', messageId: crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('track', call)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await storyOf(userId)).toHaveLength(1);
  });

  it('is timed by our clock when the sender says when it left', async () => {
    const userId = someone();
    const hour = 3_600_000;
    const theirs = Date.now() + hour;
    await send('batch', {
      sentAt: new Date(theirs).toISOString(),
      batch: [
        { type: 'track', userId, event: 'Signed Up', timestamp: new Date(theirs - 60_000).toISOString() },
      ],
    });
    const [touchpoint] = await storyOf(userId);
    const arrived = Date.parse(touchpoint.at) + 60_000;
    expect(arrived).toBeGreaterThanOrEqual(theirs - hour);
    expect(arrived).toBeLessThanOrEqual(Date.now());
  });

  it('keeps a character cut in half as a replacement character', async () => {
    const userId = someone();
    const answer = await sendText(
      'track',
      `{"userId":"${userId}","event":"Signed Up","properties":{"note":"a\\ud83d"}}`,
    );
    expect(answer.status).toBe(200);
    expect(await storyOf(userId)).toMatchObject([{ properties: { note: 'a\ufffd' } }]);
  });

  it('keeps keys that are names of JavaScript itself as plain keys', async () => {
    const userId = someone();
    await sendText(
      'track',
      `{"userId":"${userId}","event":"Signed Up","properties":{"__proto__":{"x":1},"constructor":2}}`,
    );
    const [touchpoint] = await storyOf(userId);
    expect(touchpoint.properties).toMatchObject({ constructor: 2 });
  });
});

describe('what the kinds of call become', () => {
  it('page and screen are views, on web and app', async () => {
    const userId = someone();
    await send('page', { userId, name: 'Home', properties: { path: '/' } });
    await send('screen', { userId, name: 'Basket' });
    const story = await storyOf(userId);
    expect(story).toHaveLength(2);
    expect(story).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'Page Viewed',
          channel: 'web',
          properties: { name: 'Home', path: '/' },
        }),
        expect.objectContaining({ type: 'Screen Viewed', channel: 'app', properties: { name: 'Basket' } }),
      ]),
    );
  });

  it('identify joins the anonymous past and tells facts', async () => {
    const userId = someone();
    const anonymousId = crypto.randomUUID();
    await send('page', { anonymousId });
    await send('identify', {
      userId,
      anonymousId,
      traits: { firstName: 'Ana', lastName: 'Popescu', email: `${userId}@Example.com`, plan: 'gold' },
    });
    const customer = await customerOf('anonymousId', anonymousId);
    expect(customer).toMatchObject({ name: 'Ana Popescu', email: `${userId}@example.com` });
    expect((await storyOf(userId)).map(({ type }: { type: string }) => type).sort()).toEqual([
      'Identified',
      'Page Viewed',
    ]);
  });

  it('alias joins the previous id', async () => {
    const userId = someone();
    const previousId = crypto.randomUUID();
    await send('track', { anonymousId: previousId, event: 'Product Viewed' });
    await send('alias', { userId, previousId });
    const [one, other] = await Promise.all([
      customerOf('anonymousId', previousId),
      customerOf('userId', userId),
    ]);
    expect(one.id).toBe(other.id);
  });

  it('external ids in the context lead to the same customer', async () => {
    const userId = someone();
    const id = crypto.randomUUID();
    await send('track', { userId, event: 'Signed Up', context: { externalIds: [{ id, type: 'shopify' }] } });
    expect((await customerOf('external', id, 'shopify')).id).toBe((await customerOf('userId', userId)).id);
  });
});

describe('who may send', () => {
  it('a key that is not known may not', async () => {
    const answer = await send('track', { userId: 'u', event: 'X' }, { authorization: 'Bearer nobody' });
    expect(answer).toMatchObject({ status: 401, body: { type: 'urn:jornada:unauthenticated' } });
    expect((await send('track', { userId: 'u', event: 'X' }, {})).status).toBe(401);
  });

  it('any page may: the preflight is answered and remembered', async () => {
    const origin = 'https://shop.example';
    const preflight = await fetch(`${jornada.url}/v1/t`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(Number(preflight.headers.get('access-control-max-age'))).toBeGreaterThan(3600);
    const refused = await jornada.ask('POST', '/v1/t', { json: {}, headers: { origin }, key: false });
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    const api = await jornada.ask('GET', '/api/stages', { headers: { origin } });
    expect(api.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('a key that sends faster than its workspace allows is asked to wait', async () => {
    const slow = await startTestJornada();
    try {
      await slow.context.db.owner.query(
        `update workspaces set settings = '{"tracking":{"eventsPerSecond":5}}'`,
      );
      const batch = Array.from({ length: 20 }, () => ({ type: 'track', userId: 'u', event: 'X' }));
      expect((await slow.ask('POST', '/v1/batch', { json: { batch } })).status).toBe(200);
      const again = await slow.ask('POST', '/v1/batch', { json: { batch } });
      expect(again).toMatchObject({ status: 429, body: { type: 'urn:jornada:too-fast' } });
      expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await slow.stop();
    }
  });
});
