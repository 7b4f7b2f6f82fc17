import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { newMember } from '../../testing/members.ts';
import { type SignedIn, signIn } from '../../testing/sign-in.ts';
import { rescueLink } from './rescue.ts';

let jornada: TestJornada;
let owner: SignedIn;
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = await signIn(jornada, OWNER);
});
afterAll(() => jornada.stop());

async function roleId(key: string): Promise<string> {
  const { body } = await owner.ask('GET', '/api/roles');
  return body.items.find((role: { key: string }) => role.key === key).id;
}

describe('an invitation', () => {
  test('is a link shown once, tells who invites whom, and makes a signed-in member', async () => {
    const invited = await owner.ask('POST', '/api/invitations', {
      json: { email: 'Ana@Example.com', roleId: await roleId('agent') },
    });
    expect(invited.status).toBe(201);
    const { token } = invited.body;
    const list = await owner.ask('GET', '/api/invitations');
    expect(list.body.items).toContainEqual(expect.objectContaining({ email: 'ana@example.com' }));
    expect(JSON.stringify(list.body)).not.toContain(token);

    const read = await jornada.ask('GET', `/api/invitations/${token}`, { key: false });
    expect(read.body).toEqual({
      workspace: 'Test workspace',
      email: 'ana@example.com',
      needsAccount: true,
      newPassword: false,
    });
    const accepted = await jornada.ask('POST', `/api/invitations/${token}`, {
      key: false,
      json: { name: 'Ana Lima', password: 'correct horse battery' },
    });
    expect(accepted.status).toBe(204);
    const cookie = accepted.headers.getSetCookie()[0]!.split(';')[0]!;
    const session = await jornada.ask('GET', '/api/session', { key: false, headers: { cookie } });
    expect(session.body.member).toMatchObject({ name: 'Ana Lima', role: { key: 'agent' } });

    const again = await jornada.ask('POST', `/api/invitations/${token}`, {
      key: false,
      json: { name: 'Eve', password: 'correct horse battery' },
    });
    expect(again.status).toBe(404);
  });

  test('asks for what is missing, and can be used after', async () => {
    const { body } = await owner.ask('POST', '/api/invitations', {
      json: { email: 'missing@example.com', roleId: await roleId('viewer') },
    });
    const accept = (json: object) =>
      jornada.ask('POST', `/api/invitations/${body.token}`, { key: false, json });
    const refused = await accept({ password: 'correct horse battery' });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([expect.objectContaining({ at: 'name' })]);
    expect((await accept({ name: 'Miss', password: 'correct horse battery' })).status).toBe(204);
  });

  test('ends when it is withdrawn, and a newer one to the same address takes its place', async () => {
    const json = { email: 'twice@example.com', roleId: await roleId('viewer') };
    const first = await owner.ask('POST', '/api/invitations', { json });
    const second = await owner.ask('POST', '/api/invitations', { json });
    const read = (token: string) => jornada.ask('GET', `/api/invitations/${token}`, { key: false });
    expect((await read(first.body.token)).status).toBe(404);
    expect((await read(second.body.token)).status).toBe(200);
    expect((await owner.ask('DELETE', `/api/invitations/${second.body.id}`)).status).toBe(204);
    expect((await read(second.body.token)).status).toBe(404);
  });

  test('to somebody with an account asks them to sign in, not for a password', async () => {
    const bea = await newMember(jornada, owner, 'bea@example.com', 'viewer');
    await owner.ask('DELETE', `/api/members/${bea.id}`);
    const { body } = await owner.ask('POST', '/api/invitations', {
      json: { email: 'bea@example.com', roleId: await roleId('agent') },
    });
    const read = await jornada.ask('GET', `/api/invitations/${body.token}`, { key: false });
    expect(read.body.needsAccount).toBe(false);
    const stranger = await jornada.ask('POST', `/api/invitations/${body.token}`, {
      key: false,
      json: { name: 'Eve', password: 'the wrong person' },
    });
    expect(stranger.status).toBe(401);
    const back = await signIn(jornada, bea);
    expect((await back.ask('GET', '/api/session')).body.member).toBeNull();
    expect((await back.ask('POST', `/api/invitations/${body.token}`, { json: {} })).status).toBe(204);
    expect((await back.ask('GET', '/api/session')).body.member.role.key).toBe('agent');
  });
});

describe('members', () => {
  test('are listed by name, searched without accents, and paged', async () => {
    await newMember(jornada, owner, 'ines@example.com', 'viewer', 'Inês Araújo');
    await newMember(jornada, owner, 'joao@example.com', 'viewer', 'João Araújo');
    const found = await owner.ask('GET', '/api/members?search=araujo&limit=1');
    expect(found.body.items.map((one: { name: string }) => one.name)).toEqual(['Inês Araújo']);
    const next = await owner.ask('GET', `/api/members?search=araujo&limit=1&cursor=${found.body.nextCursor}`);
    expect(next.body.items.map((one: { name: string }) => one.name)).toEqual(['João Araújo']);
    expect(next.body.nextCursor).toBeNull();
  });

  test('change role and department, and the change is in the audit log', async () => {
    const caio = await newMember(jornada, owner, 'caio@example.com', 'viewer');
    const departments = await owner.ask('GET', '/api/departments');
    const sales = departments.body.items.find((one: { key: string }) => one.key === 'sales');
    const changed = await owner.ask('PATCH', `/api/members/${caio.id}`, {
      json: { roleId: await roleId('lead'), departmentId: sales.id },
    });
    expect(changed.body).toMatchObject({ role: { key: 'lead' }, department: { name: 'Sales' } });
    const log = await owner.ask('GET', `/api/audit?subject=member:${caio.id}&action=member.changed`);
    expect(log.body.items[0]).toMatchObject({
      before: { role: 'Viewer' },
      after: { role: 'Lead', department: 'Sales' },
    });
  });

  test('who are removed are out at once', async () => {
    const dora = await newMember(jornada, owner, 'dora@example.com', 'agent');
    expect((await dora.ask('GET', '/api/workspace')).status).toBe(200);
    expect((await owner.ask('DELETE', `/api/members/${dora.id}`)).status).toBe(204);
    expect((await dora.ask('GET', '/api/workspace')).status).toBe(401);
    await expect(signIn(jornada, dora)).rejects.toThrow(/no-workspace/);
  });

  test('always include an owner', async () => {
    const me = (await owner.ask('GET', '/api/session')).body.member.id;
    expect((await owner.ask('DELETE', `/api/members/${me}`)).status).toBe(409);
    const demoted = await owner.ask('PATCH', `/api/members/${me}`, {
      json: { roleId: await roleId('viewer') },
    });
    expect(demoted.status).toBe(409);
  });

  test('two owners cannot remove each other at the same moment', async () => {
    const other = await startTestJornada();
    try {
      const one = await signIn(other, OWNER);
      const two = await newMember(other, one, 'two@example.com', 'owner');
      const oneId = (await one.ask('GET', '/api/session')).body.member.id;
      const answers = await Promise.all([
        one.ask('DELETE', `/api/members/${two.id}`),
        two.ask('DELETE', `/api/members/${oneId}`),
      ]);
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });

  test('who forgot their password choose a new one by a link, and their old sessions end', async () => {
    const eli = await newMember(jornada, owner, 'eli@example.com', 'agent');
    const { body } = await owner.ask('POST', `/api/members/${eli.id}/password-link`);
    const read = await jornada.ask('GET', `/api/invitations/${body.token}`, { key: false });
    expect(read.body).toMatchObject({ email: 'eli@example.com', newPassword: true });
    const password = 'a newly chosen one';
    const renewed = await jornada.ask('POST', `/api/invitations/${body.token}`, {
      key: false,
      json: { password },
    });
    expect(renewed.status).toBe(204);
    expect((await eli.ask('GET', '/api/workspace')).status).toBe(401);
    await signIn(jornada, { email: eli.email, password });
    await expect(signIn(jornada, eli)).rejects.toThrow(/invalid-email-or-password/);
  });
});

describe('nobody gives what they do not have', () => {
  test('an admin makes neither an owner nor touches one', async () => {
    const admin = await newMember(jornada, owner, 'admin@example.com', 'admin');
    const me = (await owner.ask('GET', '/api/session')).body.member.id;
    const invited = await admin.ask('POST', '/api/invitations', {
      json: { email: 'x@example.com', roleId: await roleId('owner') },
    });
    expect(invited.status).toBe(403);
    expect((await admin.ask('DELETE', `/api/members/${me}`)).status).toBe(403);
    expect((await admin.ask('POST', `/api/members/${me}/password-link`)).status).toBe(403);
    expect((await jornada.ask('POST', `/api/members/${me}/password-link`)).status).toBe(403);
  });

  test('a custom role holds only what its maker may do, and so does a key', async () => {
    const made = await owner.ask('POST', '/api/roles', {
      json: { name: 'Door keeper', permissions: ['members.read', 'members.manage', 'keys.manage'] },
    });
    expect(made.status).toBe(201);
    const keeper = await newMember(jornada, owner, 'keeper@example.com', made.body.key);
    const tooMuch = { name: 'More', permissions: ['customers.read'] };
    expect((await keeper.ask('POST', '/api/roles', { json: tooMuch })).status).toBe(403);
    const own = await keeper.ask('PATCH', `/api/roles/${made.body.id}`, {
      json: { permissions: ['members.read', 'members.manage', 'keys.manage', 'audit.read'] },
    });
    expect(own.status).toBe(403);
    const key = await keeper.ask('POST', '/api/keys', { json: { name: 'Wide', scopes: ['customers.read'] } });
    expect(key.status).toBe(403);
    const agent = await keeper.ask('POST', '/api/invitations', {
      json: { email: 'y@example.com', roleId: await roleId('agent') },
    });
    expect(agent.status).toBe(403);
  });

  test('a viewer may not manage', async () => {
    const viewer = await newMember(jornada, owner, 'viewer@example.com', 'viewer');
    for (const [method, address] of [
      ['POST', '/api/invitations'],
      ['POST', '/api/roles'],
      ['POST', '/api/keys'],
      ['GET', '/api/keys'],
      ['GET', '/api/audit'],
      ['PATCH', '/api/workspace'],
      ['POST', '/api/departments'],
    ] as const) {
      const { status, body } = await viewer.ask(method, address, method === 'GET' ? {} : { json: {} });
      expect([address, status, body.type]).toEqual([address, 403, 'urn:jornada:forbidden']);
    }
  });
});

describe('roles and departments', () => {
  test('the built-in roles stay, and what the owner may do is fixed', async () => {
    expect((await owner.ask('DELETE', `/api/roles/${await roleId('agent')}`)).status).toBe(409);
    const fixed = await owner.ask('PATCH', `/api/roles/${await roleId('owner')}`, {
      json: { permissions: [] },
    });
    expect(fixed.status).toBe(409);
  });

  test('a role goes when nobody has it', async () => {
    const { body } = await owner.ask('POST', '/api/roles', { json: { name: 'Passing', permissions: [] } });
    const finn = await newMember(jornada, owner, 'finn@example.com', body.key);
    expect((await owner.ask('DELETE', `/api/roles/${body.id}`)).status).toBe(409);
    await owner.ask('DELETE', `/api/members/${finn.id}`);
    expect((await owner.ask('DELETE', `/api/roles/${body.id}`)).status).toBe(204);
  });

  test('taking a permission from a role holds for the very next request', async () => {
    const { body } = await owner.ask('POST', '/api/roles', {
      json: { name: 'Reader', permissions: ['audit.read'] },
    });
    const gil = await newMember(jornada, owner, 'gil@example.com', body.key);
    expect((await gil.ask('GET', '/api/audit')).status).toBe(200);
    await owner.ask('PATCH', `/api/roles/${body.id}`, { json: { permissions: [] } });
    expect((await gil.ask('GET', '/api/audit')).status).toBe(403);
  });

  test('a department is added, renamed and removed, and its members stay', async () => {
    const { body } = await owner.ask('POST', '/api/departments', { json: { name: 'Logistics' } });
    expect((await owner.ask('POST', '/api/departments', { json: { name: 'logistics' } })).status).toBe(409);
    const hana = await newMember(jornada, owner, 'hana@example.com', 'viewer');
    await owner.ask('PATCH', `/api/members/${hana.id}`, { json: { departmentId: body.id } });
    const renamed = await owner.ask('PATCH', `/api/departments/${body.id}`, { json: { name: 'Delivery' } });
    expect(renamed.body).toMatchObject({ name: 'Delivery', members: 1 });
    expect((await owner.ask('DELETE', `/api/departments/${body.id}`)).status).toBe(204);
    const found = await owner.ask('GET', '/api/members?search=hana@example.com');
    expect(found.body.items[0].department).toBeNull();
  });
});

test('an owner who is locked out enters by a link made on the machine itself', async () => {
  const other = await startTestJornada();
  try {
    const token = await rescueLink(other.context.db, OWNER.email);
    const password = 'chosen after the rescue';
    const entered = await other.ask('POST', `/api/invitations/${token}`, { key: false, json: { password } });
    expect(entered.status).toBe(204);
    await signIn(other, { email: OWNER.email, password });
    await expect(rescueLink(other.context.db, 'nobody@example.com')).rejects.toThrow(/No member/);
  } finally {
    await other.stop();
  }
});
