import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { signIn } from '../../testing/sign-in.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

describe('signing in', () => {
  test('a stranger is nobody, and no setup is needed once a workspace exists', async () => {
    const { status, body } = await jornada.ask('GET', '/api/session', { key: false });
    expect(status).toBe(200);
    expect(body).toEqual({ setupNeeded: false, member: null, workspace: null, workspaces: [] });
  });

  test('the owner signs in and is known with every permission', async () => {
    const owner = await signIn(jornada, OWNER);
    const { body } = await owner.ask('GET', '/api/session');
    expect(body.member).toMatchObject({ email: OWNER.email, role: { key: 'owner' }, twoFactor: false });
    expect(body.member.permissions).toContain('members.manage');
    expect(body.workspace).toMatchObject({ id: jornada.workspaceId, name: 'Test workspace' });
    expect(body.workspaces).toEqual([{ id: jornada.workspaceId, name: 'Test workspace' }]);
  });

  test('the session cookie is strict, hidden from scripts, and bound to https where the person came by it', async () => {
    const plain = await signIn(jornada, OWNER);
    expect(plain.setCookie).toMatch(/^jornada\.session_token=.*; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(plain.setCookie).not.toMatch(/Secure/);
    const secure = await signIn(jornada, OWNER, {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'jornada.example',
    });
    expect(secure.setCookie).toMatch(
      /^__Secure-jornada\.session_token=.*; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test('a wrong password is refused as a problem', async () => {
    const { status, body } = await jornada.ask('POST', '/api/auth/sign-in/email', {
      key: false,
      json: { email: OWNER.email, password: 'something else' },
    });
    expect(status).toBe(401);
    expect(body).toMatchObject({ type: 'urn:jornada:sign-in:invalid-email-or-password', status: 401 });
  });

  test('a session that ended is nobody', async () => {
    const owner = await signIn(jornada, OWNER);
    expect((await owner.ask('POST', '/api/auth/sign-out', { json: {} })).status).toBe(200);
    expect((await owner.ask('GET', '/api/session')).body.member).toBeNull();
    expect((await owner.ask('GET', '/api/workspace')).status).toBe(401);
  });

  test('a session cookie with a forged signature is nobody', async () => {
    const owner = await signIn(jornada, OWNER);
    const forged = owner.cookie.replace(/\.[^.]*$/, `.${Buffer.alloc(32).toString('base64')}`);
    const { status } = await jornada.ask('GET', '/api/workspace', {
      key: false,
      headers: { cookie: forged },
    });
    expect(status).toBe(401);
  });

  test.each(['/sign-up/email', '/delete-user', '/change-email', '/update-user', '/request-password-reset'])(
    'there is no %s',
    async (path) => {
      const owner = await signIn(jornada, OWNER);
      expect((await owner.ask('POST', `/api/auth${path}`, { json: {} })).status).toBe(404);
    },
  );
});

describe('a request that changes something', () => {
  const change = { json: { name: 'Renamed' } };

  test('needs a sign that a page of ours sent it, when a cookie says who it is', async () => {
    const owner = await signIn(jornada, OWNER);
    const headers = { cookie: owner.cookie };
    const ask = (more: Record<string, string>) =>
      jornada.ask('PATCH', '/api/workspace', { ...change, key: false, headers: { ...headers, ...more } });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask({ 'x-jornada': '1' })).status).toBe(200);
    expect((await ask({ origin: jornada.url })).status).toBe(200);
    expect((await ask({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('needs none of that with a key', async () => {
    expect((await jornada.ask('PATCH', '/api/workspace', { json: { name: 'Test workspace' } })).status).toBe(
      200,
    );
  });

  test('is refused from a foreign page even before signing in', async () => {
    const { status } = await jornada.ask('POST', '/api/auth/sign-in/email', {
      key: false,
      json: OWNER,
      headers: { origin: 'https://evil.example' },
    });
    expect(status).toBe(403);
  });
});
