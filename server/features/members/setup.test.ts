import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { signedIn } from '../../testing/sign-in.ts';

const NOTHING = {
  JORNADA_WORKSPACE: '',
  JORNADA_OWNER_EMAIL: '',
  JORNADA_OWNER_PASSWORD: '',
  JORNADA_API_KEY: '',
};

const FIRST = {
  workspace: 'Casa Clara',
  name: 'Clara Nunes',
  email: 'Clara@Example.com',
  password: 'correct horse battery',
  country: 'RO',
  timeZone: 'Europe/Bucharest',
  currency: 'RON',
  language: 'ro',
};

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada(NOTHING);
});
afterAll(() => jornada.stop());

describe('the first visit', () => {
  const setUp = (change: object = {}) =>
    jornada.ask('POST', '/api/setup', { key: false, json: { ...FIRST, ...change } });

  test('finds that a workspace is still to be made', async () => {
    const { body } = await jornada.ask('GET', '/api/session', { key: false });
    expect(body.setupNeeded).toBe(true);
  });

  test.each([
    [{ password: 'short' }, 'password'],
    [{ email: 'nobody' }, 'email'],
    [{ country: 'Romania' }, 'country'],
    [{ timeZone: 'Bucharest' }, 'timeZone'],
    [{ currency: 'lei' }, 'currency'],
    [{ workspace: '  ' }, 'workspace'],
  ])('says which field cannot be used: %j', async (change, at) => {
    const { status, body } = await setUp(change);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ at })]);
  });

  test('makes one workspace in its language and signs its owner in, however often it is sent at once', async () => {
    const answers = await Promise.all([setUp(), setUp(), setUp()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const owner = signedIn(jornada, answers.find(({ status }) => status === 200)!);
    const session = await owner.ask('GET', '/api/session');
    expect(session.body).toMatchObject({
      setupNeeded: false,
      member: { name: 'Clara Nunes', email: 'clara@example.com', role: { key: 'owner', name: 'Proprietar' } },
      workspace: {
        name: 'Casa Clara',
        country: 'RO',
        timeZone: 'Europe/Bucharest',
        currency: 'RON',
        weekStart: 1,
      },
    });
    const departments = await owner.ask('GET', '/api/departments');
    expect(departments.body.items.map((one: { name: string }) => one.name)).toContain('Vânzări');
    const log = await owner.ask('GET', '/api/audit?action=workspace.created');
    expect(log.body.items[0].actor).toMatchObject({ kind: 'member', name: 'Clara Nunes' });
  });
});
