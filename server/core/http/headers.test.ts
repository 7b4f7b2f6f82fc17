import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

describe('every answer', () => {
  test.each(['/', '/api/session', '/api/openapi.json', '/nothing/here', '/api/nothing', '/healthz'])(
    'of %s allows nothing foreign, no framing and no guessing of types',
    async (address) => {
      const { headers } = await jornada.ask('GET', address, { key: false });
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('of the API to a foreign page carries no permission to read it', async () => {
    const headers = { origin: 'https://evil.example' };
    const answer = await jornada.ask('GET', '/api/session', { key: false, headers });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await jornada.ask('OPTIONS', '/api/workspace', {
      key: false,
      headers: {
        ...headers,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'x-jornada',
      },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('about who is signed in is kept by no cache', async () => {
    const { headers } = await jornada.ask('GET', '/api/session', { key: false });
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

test('figures for machines stay where scrapers look for them, beside the page of that address', async () => {
  const accept = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
  const scraped = await jornada.ask('GET', '/metrics', { key: false, headers: { accept } });
  expect(scraped.headers.get('content-type')).toMatch('text/plain');
  expect(scraped.headers.get('vary')).toMatch(/accept/i);
  const opened = await jornada.ask('GET', '/metrics', {
    key: false,
    headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
  });
  expect(opened.headers.get('content-type')).not.toMatch('text/plain');
});

describe('what is refused before anybody reads it is a problem of the type that the documentation tells', () => {
  test.each([
    ['a body that is too large', 413, 'too-large', { json: { name: 'x'.repeat(1_100_000) } }],
    ['a body that is no JSON', 400, 'invalid', { body: '{"name":', type: 'application/json' }],
    ['a kind that is not read', 415, 'invalid', { body: '<a/>', type: 'application/xml' }],
  ])('%s', async (_, status, type, { json, body, type: kind }: Sent) => {
    const answer = await jornada.ask('PATCH', '/api/workspace', {
      ...(json ? { json } : { body: body!, headers: { 'content-type': kind! } }),
    });
    expect([answer.status, answer.body.type]).toEqual([status, `urn:jornada:${type}`]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('who is not known, not allowed, or asks for what is not there', async () => {
    const typeOf = async (...asked: Parameters<typeof jornada.ask>) => {
      const { status, body } = await jornada.ask(...asked);
      return [status, body.type];
    };
    expect(await typeOf('GET', '/api/customers', { key: false })).toEqual([
      401,
      'urn:jornada:unauthenticated',
    ]);
    expect(await typeOf('GET', `/api/customers/${crypto.randomUUID()}`)).toEqual([
      404,
      'urn:jornada:not-found',
    ]);
    expect(await typeOf('GET', '/api/nothing')).toEqual([404, 'urn:jornada:not-found']);
    expect(await typeOf('GET', '/api/conversations?status=banana')).toEqual([400, 'urn:jornada:invalid']);
  });
});

interface Sent {
  json?: object;
  body?: string;
  type?: string;
}
