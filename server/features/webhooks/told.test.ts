/** What webhooks tell of customers, of what they answer, and of service levels. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace, sqlOf } from '../../core/database/workspace.ts';
import type { TestJornada } from '../../testing/jornada.ts';
import { identify as identifyClaims } from '../customers/identify.ts';
import { importFile, undo } from '../imports/testing.ts';
import { upsertResponses } from '../surveys/responses.ts';
import type { Receiver } from './receiver.fixture.ts';
import { doorsOf, receiverAnew, startTelling } from './testing.ts';

let jornada: TestJornada;
let receiver: Receiver;
beforeAll(async () => {
  jornada = await startTelling();
});
beforeEach(async () => {
  receiver = await receiverAnew(jornada);
  return () => receiver.stop();
});
afterAll(() => jornada.stop());

const { added, begun, ofType } = doorsOf(
  () => jornada,
  () => receiver,
);

describe('what is told of customers', () => {
  const CUSTOMERS = ['customer.created', 'customer.updated', 'customer.merged', 'customer.unmerged'];
  const identify = async (json: object) =>
    expect((await jornada.ask('POST', '/v1/identify', { json })).status).toBe(200);
  const found = async (search: string): Promise<{ id: string; name: string }> => {
    const { body } = await jornada.ask('GET', `/api/customers?search=${encodeURIComponent(search)}`);
    return body.items[0];
  };
  const typesOf = (got: { body: { type: string } }[]) => got.map(({ body }) => body.type).sort();

  test('whoever is known for the first time, and changed; not of browsers that nobody has a name for', async () => {
    await added(CUSTOMERS);
    const anonymousId = crypto.randomUUID();
    const email = `${anonymousId}@shop.example`;
    await jornada.ask('POST', '/v1/page', { json: { anonymousId, name: 'Lamps' } });
    await identify({ anonymousId, traits: { colour: 'blue' } });
    await identify({ anonymousId, userId: email, traits: { email, name: 'Rita' } });
    // The same again changes nothing.
    await identify({ userId: email, traits: { email, name: 'Rita' } });
    const { id } = await found(email);
    // A webhook says how it is when it goes out.
    await receiver.until(1);
    await jornada.ask('PATCH', `/api/customers/${id}`, { json: { name: 'Rita Lima', ownerId: null } });
    const got = await receiver.until(2);
    expect(typesOf(got)).toEqual(['customer.created', 'customer.updated']);
    const [created, updated] = ['created', 'updated'].map(
      (deed) => got.find(ofType(`customer.${deed}`))!.body,
    );
    expect(created!.data.customer).toMatchObject({ id, name: 'Rita', email });
    const { body: read } = await jornada.ask('GET', `/api/customers/${id}`);
    expect(updated!.data.customer).toMatchObject({ id, name: 'Rita Lima', tags: [] });
    expect(Object.keys(updated!.data.customer).sort()).toEqual(Object.keys(read).sort());
    await jornada.ask('PUT', `/api/customers/${id}/tags/vip`);
    const [, , tagged] = await receiver.until(3);
    expect(tagged!.body.data.customer.tags).toEqual(['vip']);
    expect(receiver.received).toHaveLength(3);
  });

  test('two who are one, by hand or by a key, and two again; who was a browser only joins in silence', async () => {
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const email of [one, other])
      await identify({ userId: email, traits: { email: `${email}@shop.example` } });
    await added(CUSTOMERS);
    const [winner, loser] = [await found(`${one}@shop`), await found(`${other}@shop`)];
    const merge = (
      await jornada.ask('POST', `/api/customers/${winner.id}/merge`, { json: { other: loser.id } })
    ).body;
    await jornada.ask('POST', `/api/customers/${loser.id}/unmerge`, { json: {} });
    const got = await receiver.until(2);
    expect(typesOf(got)).toEqual(['customer.merged', 'customer.unmerged']);
    const merged = got.find(ofType('customer.merged'))!.body.data;
    expect(merged.merge).toMatchObject({ id: merge.mergeId, winnerId: winner.id, loserId: loser.id });
    expect(merged.customer.id).toBe(winner.id);
    const undone = got.find(ofType('customer.unmerged'))!.body.data;
    expect([undone.customer.id, undone.restored.id]).toEqual([winner.id, loser.id]);
    expect(undone.merge.undoneAt).not.toBeNull();

    const anonymousId = crypto.randomUUID();
    await jornada.ask('POST', '/v1/page', { json: { anonymousId, name: 'Lamps' } });
    await identify({ anonymousId, userId: one });
    // A system's own id joins whoever has the address of the one and the id of the other.
    const system = [
      { kind: 'external' as const, source: 'crm', value: one },
      { kind: 'userId' as const, source: '', value: one },
    ];
    const { db } = jornada.context;
    const claims = [
      [system[0]!, { kind: 'email' as const, source: '', value: `${one}@crm.example` }],
      system,
    ];
    for (const identities of claims)
      await inWorkspace(db, { workspaceId: jornada.workspaceId }, (tx) =>
        identifyClaims(sqlOf(tx), jornada.workspaceId, [{ identities }], { source: 'crm' }),
      );
    // They are sent side by side, and may arrive in either order.
    const later = (await receiver.until(4)).slice(2);
    expect(typesOf(later)).toEqual(['customer.created', 'customer.merged']);
    const joined = later.find(ofType('customer.merged'));
    expect(joined!.body.data).toMatchObject({
      customer: { id: winner.id },
      merge: { reason: 'same external', by: 'Jornada' },
    });
  });

  test('what they answer to any survey, and what they change of it', async () => {
    await added(['response.created', 'response.updated']);
    const email = `${crypto.randomUUID()}@shop.example`;
    await identify({ userId: email, traits: { email } });
    const { id } = await found(email);
    const { db } = jornada.context;
    const { workspaceId } = jornada;
    const answer = (score: number, at = new Date()) =>
      inWorkspace(db, { workspaceId }, (tx) =>
        upsertResponses(
          sqlOf(tx),
          workspaceId,
          [{ customerId: id, externalId: email, metric: 'nps', score, scaleMin: 0, scaleMax: 10, at }],
          { source: 'crm' },
        ),
      );
    const at = new Date();
    for (const score of [9, 9, 4]) await answer(score, at);
    const got = await receiver.until(2);
    expect(typesOf(got)).toEqual(['response.created', 'response.updated']);
    const { body: read } = await jornada.ask('GET', `/api/customers/${id}/responses`);
    expect(got.find(ofType('response.updated'))!.body.data).toMatchObject({
      customer: { id },
      response: read.items[0],
    });
    expect(read.items[0]).toMatchObject({ metric: 'nps', score: 4 });
    expect(receiver.received).toHaveLength(2);
  });

  test('nothing of what an import brings, changes and joins, nor of its undoing', async () => {
    const { id } = await added([...CUSTOMERS, 'response.created', 'response.updated']);
    const rows = ['id,email,name', 'i-1,i1@import.example,Ines', 'i-2,i2@import.example,Ivo'];
    const made = await importFile(jornada, ['customers.csv', rows.join('\n')]);
    expect(made.state).toBe('done');
    const answers = ['id,email,score,comment,date', 'a-1,i1@import.example,9,Good,2026-03-01'];
    await importFile(jornada, ['nps.csv', answers.join('\n')]);
    expect(await found('i1@import')).toMatchObject({ name: 'Ines' });
    await undo(jornada, made.id);
    const { rows: kept } = await jornada.context.db.owner.query(
      'select type from webhook_events where $1 = any(endpoint_ids)',
      [id],
    );
    expect(kept).toEqual([]);
  });

  test('only to whoever may read customers', async () => {
    const scopes = ['webhooks.manage', 'conversations.read'];
    const { body: key } = await jornada.ask('POST', '/api/keys', { json: { name: 'Narrow', scopes } });
    const narrow = (method: string, path: string, json: object) =>
      jornada.ask(method, `/api/webhooks${path}`, { json, key: key.key });
    const told = { url: receiver.url, types: ['customer.created'] };
    expect((await narrow('POST', '', told)).status).toBe(403);
    expect((await narrow('POST', '', { ...told, types: ['message.created'] })).status).toBe(201);
    const { id } = await added(['response.created']);
    expect((await narrow('PATCH', `/${id}`, { url: `${receiver.url}/mine` })).status).toBe(403);
  });
});

test('a service level that is about to be missed, and one that is, once each', async () => {
  const hour = 3600;
  const target = { firstResponse: 4 * hour, nextResponse: null, resolution: null };
  const targets = { low: target, normal: target, high: target, urgent: target };
  const { body: policy } = await jornada.ask('POST', '/api/service-policies', {
    json: { name: 'Four hours', targets },
  });
  await added(['service_level.warning', 'service_level.missed']);
  const ago = (hours: number) => new Date(Date.now() - hours * hour * 1000).toISOString();
  const soon = await begun({ at: ago(3.5) });
  const late = await begun({ at: ago(5) });
  const got = await receiver.until(2);
  const [warning, missed] = ['warning', 'missed'].map(
    (one) => got.find(ofType(`service_level.${one}`))!.body,
  );
  expect([warning!.data.conversation.id, missed!.data.conversation.id]).toEqual([soon.id, late.id]);
  expect(missed!.data.time).toMatchObject({
    ...{ metric: 'first-response', state: 'missed', endedAt: null, targetSeconds: 4 * hour },
    policy: { id: policy.id, name: 'Four hours' },
  });
  const { body: times } = await jornada.ask('GET', `/api/conversations/${late.id}/service-levels`);
  expect(missed!.data.time).toEqual(times.items[0]);
  await jornada.ask('DELETE', `/api/service-policies/${policy.id}`);
});
