import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, type Said } from '../testing/command.ts';
import { startTestJornada, type TestJornada } from '../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

function keys(args: string[], environment: Record<string, string> = {}): Promise<Said> {
  return runCommand('keys', args, {
    JORNADA_URL: jornada.url,
    JORNADA_API_KEY: jornada.key,
    ...environment,
  });
}

describe('jornada keys', () => {
  test('creates a key that works, lists it, and revokes it', async () => {
    const made = await keys(['create', 'Shop', '--scopes', 'track,customers.read', '--json']);
    expect(made.code).toBe(0);
    const { id, key } = JSON.parse(made.out);
    expect((await jornada.ask('GET', '/api/customers', { key })).status).toBe(200);
    expect((await keys(['list'])).out).toMatch(new RegExp(`${id}  jk_.{7}…  Shop .* track,customers\\.read`));
    expect((await keys(['revoke', id])).code).toBe(0);
    expect((await jornada.ask('GET', '/api/customers', { key })).status).toBe(401);
  });

  test('says in a sentence what is wrong, and exits with 1', async () => {
    const scope = await keys(['create', 'Shop', '--scopes', 'everything']);
    expect(scope).toMatchObject({ code: 1, error: expect.stringContaining('There is no scope everything') });
    const refused = await keys(['list'], { JORNADA_API_KEY: 'jk_not_a_key_of_anyone' });
    expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('not known here') });
    const nobody = await keys(['list'], { JORNADA_URL: 'http://127.0.0.1:9' });
    expect(nobody).toMatchObject({
      code: 1,
      error: expect.stringContaining('No Jornada answers at http://127.0.0.1:9'),
    });
    expect((await keys([])).error).toContain('Usage: jornada keys list');
  });
});
