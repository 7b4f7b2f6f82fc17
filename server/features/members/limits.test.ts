import { expect, onTestFinished, test } from 'vitest';
import { OWNER, startTestJornada } from '../../testing/jornada.ts';

test('guessing passwords is slowed down, in all processes together, and says when to try again', async () => {
  const jornada = await startTestJornada();
  onTestFinished(() => jornada.stop());
  const from = (address: string, password: string) =>
    jornada.ask('POST', '/api/auth/sign-in/email', {
      key: false,
      json: { email: OWNER.email, password },
      headers: { 'x-forwarded-for': address },
    });
  const guesses = [];
  for (let n = 0; n < 12; n++) guesses.push(await from('203.0.113.7', `guess number ${n}`));
  expect(guesses.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429, 429]);
  const last = guesses.at(-1)!;
  expect(last.body.type).toBe('urn:jornada:too-fast');
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await from('203.0.113.7', OWNER.password)).status).toBe(429);
  expect((await from('203.0.113.8', OWNER.password)).status).toBe(200);
  const { rowCount } = await jornada.context.db.owner.query(
    `select from auth."rateLimit" where key like '203.0.113.7|%'`,
  );
  expect(rowCount).toBe(1);
});
