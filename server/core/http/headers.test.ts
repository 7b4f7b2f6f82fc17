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
