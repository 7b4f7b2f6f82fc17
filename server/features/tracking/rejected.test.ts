import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { eventually } from '../../testing/processes.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

async function refuse(json: unknown, address = 'track') {
  await jornada.ask('POST', `/v1/${address}`, { json });
  const { body } = await jornada.ask('GET', '/api/tracking/rejected?limit=1');
  return body.items[0];
}

const replay = (id: string, raw?: string) =>
  jornada.ask('POST', `/api/tracking/rejected/${id}/replay`, { json: raw === undefined ? {} : { raw } });

async function storyOf(userId: string) {
  const { body } = await jornada.ask('GET', `/api/customers/by-identity?kind=userId&value=${userId}`);
  return (await jornada.ask('GET', `/api/customers/${body.id}/timeline`)).body.items;
}

describe('a refused call', () => {
  it('is kept as it came, with what was wrong and which key sent it', async () => {
    const refused = await refuse({ event: 'Signed Up', properties: { plan: 'gold' } });
    expect(refused).toMatchObject({
      call: 'track',
      name: 'Signed Up',
      state: 'open',
      faults: [{ at: 'userId', code: 'no-person' }],
    });
    expect(refused.key.name).toBeTruthy();
    const { body } = await jornada.ask('GET', `/api/tracking/rejected/${refused.id}`);
    expect(JSON.parse(body.raw)).toEqual({ event: 'Signed Up', properties: { plan: 'gold' } });
  });

  it('is kept also when it is no JSON, or holds a NUL byte', async () => {
    for (const body of ['{"userId": ', '{"userId":"u","event":"a\\u0000b"}', '{"event":\u0000}']) {
      expect((await jornada.ask('POST', '/v1/track', { body })).status).toBe(400);
      const { items } = (await jornada.ask('GET', '/api/tracking/rejected?limit=1')).body;
      const { raw } = (await jornada.ask('GET', `/api/tracking/rejected/${items[0].id}`)).body;
      expect(raw).toBe(body.replaceAll('\0', '\u2400').trim());
    }
  });

  it('is called by the name of its event or page, as far as that can be read', async () => {
    expect(await refuse({ name: 'Prices' }, 'page')).toMatchObject({ call: 'page', name: 'Prices' });
    expect(await refuse({ event: 'a\0b' })).toMatchObject({ name: 'a\u2400b' });
    expect(await refuse({ event: 'x'.repeat(300) })).toMatchObject({ name: 'x'.repeat(255) });
    expect(await refuse({ event: { not: 'text' } })).toMatchObject({ name: null });
    const { body } = await jornada.ask('GET', '/api/tracking/rejected?limit=4');
    const [first] = body.items;
    expect((await jornada.ask('GET', `/api/tracking/rejected/${first.id}`)).body.name).toBeNull();
  });

  it('of a batch is kept exactly as its text was, spaces and order of keys too', async () => {
    const bad =
      '{ "type": "track",  "event": "Só um \\"teste\\"", "properties": {"b": 1, "a": [1, {"}": "]"}]} }';
    const body = `{"batch": [{"type":"page","anonymousId":"a1"}, ${bad}], "sentAt": null}`;
    expect((await jornada.ask('POST', '/v1/batch', { body })).status).toBe(200);
    const { items } = (await jornada.ask('GET', '/api/tracking/rejected?limit=1')).body;
    expect((await jornada.ask('GET', `/api/tracking/rejected/${items[0].id}`)).body.raw).toBe(bad);
  });

  it('goes through the same door once mended, as of when it came', async () => {
    const userId = crypto.randomUUID();
    const refused = await refuse({ event: 'Signed Up' });
    const still = await replay(
      refused.id,
      JSON.stringify({ event: 'Signed Up', userId, timestamp: 'never' }),
    );
    expect(still).toMatchObject({ status: 400, body: { errors: [{ at: 'timestamp' }] } });
    const mended = await replay(refused.id, JSON.stringify({ event: 'Signed Up', userId }));
    expect(mended).toMatchObject({ status: 200, body: { taken: 1, call: { state: 'replayed' } } });
    expect(await storyOf(userId)).toMatchObject([{ type: 'Signed Up', at: refused.receivedAt }]);
    expect((await replay(refused.id)).status).toBe(409);
  });

  it('that was a whole batch is replayed whole', async () => {
    const userId = crypto.randomUUID();
    const batch = [
      { type: 'track', userId, event: 'A' },
      { type: 'track', userId, event: 'B' },
    ];
    const refused = await refuse({ batch, sentAt: 'soon' }, 'batch');
    const answer = await replay(refused.id, JSON.stringify({ batch }));
    expect(answer).toMatchObject({ status: 200, body: { taken: 2 } });
    expect(await storyOf(userId)).toHaveLength(2);
  });

  it('can be put aside, and is then no longer open', async () => {
    const refused = await refuse({ event: 'X' });
    const before = (await jornada.ask('GET', '/api/tracking/rejected')).body.open;
    const answer = await jornada.ask('POST', `/api/tracking/rejected/${refused.id}/dismiss`);
    expect(answer).toMatchObject({ status: 200, body: { state: 'dismissed' } });
    const { open, items } = (await jornada.ask('GET', '/api/tracking/rejected?state=open')).body;
    expect([open, items.some(({ id }: { id: string }) => id === refused.id)]).toEqual([before - 1, false]);
  });

  it('is found page by page, newest first', async () => {
    for (let count = 0; count < 3; count++) await refuse({ event: `Paged ${count}` });
    const first = (await jornada.ask('GET', '/api/tracking/rejected?limit=2')).body;
    const second = (await jornada.ask('GET', `/api/tracking/rejected?limit=2&cursor=${first.nextCursor}`))
      .body;
    const times = [...first.items, ...second.items].map(({ receivedAt }) => receivedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect((await jornada.ask('GET', '/api/tracking/rejected?cursor=nonsense')).status).toBe(400);
  });
});

describe('recent calls', () => {
  it('show what came and what was wrong with it', async () => {
    const userId = crypto.randomUUID();
    await jornada.ask('POST', '/v1/batch', {
      json: {
        batch: [
          { type: 'track', userId, event: 'Seen Just Now' },
          { type: 'page', name: 'Nobody' },
        ],
      },
    });
    const items = await eventually(async () => {
      const { body } = await jornada.ask('GET', '/api/tracking/recent');
      if (!body.items.some(({ who }: { who: string }) => who === userId)) throw new Error('not yet');
      return body.items;
    });
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ call: 'track', name: 'Seen Just Now', who: userId, faults: null }),
        expect.objectContaining({
          call: 'page',
          name: 'Nobody',
          faults: [expect.objectContaining({ code: 'no-person' })],
        }),
      ]),
    );
  });

  it('are told to whoever watches, as they come', async () => {
    const stop = new AbortController();
    const response = await fetch(`${jornada.url}/api/live?topic=tracking`, {
      headers: { authorization: `Bearer ${jornada.key}` },
      signal: stop.signal,
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await jornada.ask('POST', '/v1/track', { json: { userId: 'watched', event: 'X' } });
    let heard = '';
    while (!heard.includes('"topic":"tracking"')) heard += (await reader.read()).value;
    stop.abort();
  });
});
