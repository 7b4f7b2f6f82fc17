import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { type NewMember, newMember } from '../../testing/members.ts';
import { type SignedIn, signedIn, signIn } from '../../testing/sign-in.ts';

let jornada: TestJornada;
let owner: SignedIn;
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = await signIn(jornada, OWNER);
});
afterAll(() => jornada.stop());

/** Turns two-factor on as the screen does; answers with the secret, the backup codes and the session that goes on. */
async function enable(person: NewMember) {
  const begun = await person.ask('POST', '/api/auth/two-factor/enable', {
    json: { password: person.password },
  });
  expect(begun.status).toBe(200);
  const secret = new URL(begun.body.totpURI).searchParams.get('secret')!;
  const finished = await person.ask('POST', '/api/auth/two-factor/verify-totp', {
    json: { code: totp(secret) },
  });
  expect(finished.status).toBe(200);
  return { secret, backupCodes: begun.body.backupCodes as string[], session: signedIn(jornada, finished) };
}

function firstStep({ email, password }: NewMember) {
  return jornada.ask('POST', '/api/auth/sign-in/email', {
    key: false,
    json: { email, password },
    headers: { 'x-forwarded-for': '10.9.9.9' },
  });
}

function secondStep(first: Awaited<ReturnType<typeof firstStep>>, path: string, code: string) {
  const cookie = first.headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
  return jornada.ask('POST', `/api/auth/two-factor/${path}`, {
    key: false,
    json: { code },
    headers: { cookie, 'x-jornada': '1', 'x-forwarded-for': '10.9.9.9' },
  });
}

test('with two-factor, the password alone opens nothing; the code of the authenticator does', async () => {
  const ana = await newMember(jornada, owner, 'ana@example.com', 'agent');
  const { secret, session } = await enable(ana);
  expect((await session.ask('GET', '/api/session')).body.member.twoFactor).toBe(true);

  const first = await firstStep(ana);
  expect(first.body.twoFactorRedirect).toBe(true);
  const half = first.headers.getSetCookie().find((line) => /session_token=[^;]/.test(line));
  expect(half).toBeUndefined();
  const wrong = await secondStep(first, 'verify-totp', '000000');
  expect(wrong.status).toBe(401);
  expect(wrong.body.type).toBe('urn:jornada:sign-in:invalid-code');
  const right = await secondStep(first, 'verify-totp', totp(secret));
  expect(right.status).toBe(200);
  const session2 = await signedIn(jornada, right).ask('GET', '/api/session');
  expect(session2.body.member.email).toBe('ana@example.com');
});

test('a backup code opens once', async () => {
  const bea = await newMember(jornada, owner, 'bea@example.com', 'agent');
  const { backupCodes } = await enable(bea);
  expect(backupCodes.length).toBeGreaterThanOrEqual(8);
  expect((await secondStep(await firstStep(bea), 'verify-backup-code', backupCodes[0]!)).status).toBe(200);
  expect((await secondStep(await firstStep(bea), 'verify-backup-code', backupCodes[0]!)).status).toBe(401);
  expect((await secondStep(await firstStep(bea), 'verify-backup-code', backupCodes[1]!)).status).toBe(200);
});

test('turning it off takes the password, and both are in the audit log', async () => {
  const caio = await newMember(jornada, owner, 'caio@example.com', 'agent');
  const { session } = await enable(caio);
  const refused = await session.ask('POST', '/api/auth/two-factor/disable', {
    json: { password: 'not this one' },
  });
  expect(refused.status).toBe(400);
  const off = await session.ask('POST', '/api/auth/two-factor/disable', {
    json: { password: caio.password },
  });
  expect(off.status).toBe(200);
  const { body } = await owner.ask('GET', `/api/audit?subject=member:${caio.id}&action=account`);
  expect(body.items.map((entry: { action: string }) => entry.action)).toEqual([
    'account.two-factor-disabled',
    'account.two-factor-enabled',
  ]);
});

test('a session goes on in its workspace after two-factor was turned on', async () => {
  const dora = await newMember(jornada, owner, 'dora@example.com', 'agent');
  const { session } = await enable(dora);
  const { body } = await session.ask('GET', '/api/session');
  expect(body.workspace.id).toBe(jornada.workspaceId);
});

/** RFC 6238 with SHA-1, 30 seconds, six digits: what authenticator apps do. */
function totp(secret: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const at = mac.at(-1)! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}
