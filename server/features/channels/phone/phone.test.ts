/** A telephone service tells of calls, through its own door; members see them, and write them down. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, OWNER, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { type SignedIn, signIn } from '../../../testing/sign-in.ts';

let jornada: TestJornada;
let owner: SignedIn;
let phone: { id: string; callsPath: string; secret: string };
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = await signIn(jornada, OWNER);
  const { status, body } = await owner.ask('POST', '/api/channels', {
    json: { kind: 'phone', name: 'Central' },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  phone = body;
});
afterAll(() => jornada.stop());

const tell = (json: object, headers: Record<string, string> = { authorization: `Bearer ${phone.secret}` }) =>
  jornada.ask('POST', phone.callsPath, { json, headers, key: false });

async function told(json: object): Promise<Asked> {
  const answer = await tell({ direction: 'in', to: '+551130001000', ...json });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
}

const calls = async () => (await owner.ask('GET', '/api/calls')).body;
let last = 0;
/** A call from a number that nobody has called from. */
const aCall = () => {
  last += 1;
  return { id: `call-${last}`, from: `(11) 9${String(10_000_000 + last)}` };
};
const written = ({ from }: { from: string }) => `+55${from.replace(/\D/g, '')}`;
const conversationsFrom = async (call: { from: string }) =>
  (await owner.ask('GET', `/api/conversations?search=${encodeURIComponent(written(call))}&status=active`))
    .body.items;

describe('the door', () => {
  test('believes the secret, shown or signed with, and nothing else', async () => {
    const json = { ...aCall(), direction: 'in', state: 'ringing' };
    const body = JSON.stringify(json);
    const signature = createHmac('sha256', phone.secret).update(body).digest('hex');
    const basic = Buffer.from(`jornada:${phone.secret}`).toString('base64');
    expect((await tell(json, { authorization: `Basic ${basic}` })).status).toBe(200);
    expect((await tell(json, { 'x-jornada-signature': `sha256=${signature}` })).status).toBe(200);
    expect((await tell({ ...json, from: '1' }, { 'x-jornada-signature': signature })).status).toBe(401);
    expect((await tell(json, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await tell(json, {})).status).toBe(401);
    const elsewhere = await jornada.ask('POST', '/channels/none/calls', { json, key: false });
    expect(elsewhere.status).toBe(404);
    const form = new URLSearchParams({ ...json, seconds: '3', state: 'ended' }).toString();
    const sent = await jornada.ask('POST', phone.callsPath, {
      ...{ body: form, key: false },
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Bearer ${phone.secret}`,
      },
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  });

  test('says what is wrong with what it is told', async () => {
    const { status, body } = await tell({ id: 'x', direction: 'sideways', state: 'humming' });
    expect(status).toBe(400);
    expect(body.errors.map(({ at }: { at: string }) => at).sort()).toEqual(['direction', 'state']);
    expect(body.detail).toContain('direction: must be one of in, out, inbound, outbound');
    expect(
      (await tell({ id: 'x', direction: 'in', state: 'ringing', at: '2099-01-01T00:00:00Z' })).status,
    ).toBe(400);
  });
});

test('a call pops up live, is talked, and is written down once, with its length', async () => {
  const call = aCall();
  const { body: known } = await owner.ask('POST', '/api/contact-log', {
    json: {
      ...{ key: crypto.randomUUID(), channel: 'phone', outcome: 'solved', reason: 'Bill' },
      customer: { phone: call.from, name: 'Ana' },
    },
  });
  const stream = await fetch(`${jornada.url}/api/live?topic=calls`, {
    headers: { authorization: `Bearer ${jornada.key}` },
  });
  const news = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  await told({ ...call, state: 'ringing' });
  let heard = '';
  while (!heard.includes('"topic":"calls"')) heard += (await news.read()).value;
  await news.cancel();
  const [popped] = (await calls()).now;
  expect(popped).toMatchObject({ state: 'ringing', number: written(call), customer: { name: 'Ana' } });
  await told({ ...call, state: 'answered', member: OWNER.email });
  expect((await calls()).now[0]).toMatchObject({ state: 'answered', member: { name: 'owner' } });

  await told({ ...call, state: 'ended', seconds: 95 });
  const [open] = (await calls()).open;
  expect(open).toMatchObject({ id: popped.id, state: 'ended', seconds: 95 });
  const onStory = async () => {
    const { rows } = await jornada.context.db.owner.query(
      `select t.source, t.properties from touchpoints t join customers c on c.id = t.customer_id
       where c.root_id = $1 and t.type = 'Call Received' and t.properties->>'conversation_id' is distinct from $2`,
      [known.customer.id, known.conversation.id],
    );
    return rows;
  };
  expect(await onStory()).toMatchObject([{ source: 'calls', properties: { seconds: 95 } }]);

  const json = {
    ...{ key: crypto.randomUUID(), channel: 'phone', outcome: 'solved', reason: 'Late', call: open.id },
    customer: { id: open.customer.id },
  };
  const { body: log } = await owner.ask('POST', '/api/contact-log', { json });
  expect(log).toMatchObject({ seconds: 95, at: open.beganAt, account: { name: 'Central' } });
  expect(await onStory()).toMatchObject([{ source: 'conversations', properties: { reason: 'Late' } }]);
  expect((await calls()).open).toEqual([]);
  const again = await owner.ask('POST', '/api/contact-log', { json: { ...json, key: crypto.randomUUID() } });
  expect(again.status).toBe(409);
  await told({ ...call, state: 'ended', seconds: 95 });
  expect(await onStory()).toHaveLength(1);

  expect((await owner.ask('DELETE', `/api/contact-log/${log.id}`)).status).toBe(204);
  expect(await onStory()).toMatchObject([{ source: 'calls' }]);
  expect((await owner.ask('POST', `/api/calls/${open.id}/aside`)).status).toBe(204);
  expect((await calls()).open).toEqual([]);
});

test('a missed call opens one conversation, however often and in whatever order it is told', async () => {
  const json = { name: 'Calls', match: { accounts: [phone.id] }, does: { tags: ['called'] } };
  const rule = await jornada.ask('POST', '/api/routing-rules', { json });
  expect(rule.status, JSON.stringify(rule.body)).toBe(201);
  const call = aCall();
  await Promise.all(
    ['missed', 'ringing', 'ended', 'missed', 'ringing'].map((state) => told({ ...call, state })),
  );
  await told({ ...call, state: 'missed' });
  const found = await conversationsFrom(call);
  expect(found).toMatchObject([
    {
      channel: 'phone',
      account: { id: phone.id, kind: 'phone', name: 'Central' },
      status: 'new',
      messages: 1,
    },
  ]);
  // It arrived at this telephone: the rule fits.
  await eventually(async () => expect((await conversationsFrom(call))[0].tags).toEqual(['called']));
  expect(found[0].preview).toContain(written(call));
  // They call again before anybody has called back.
  await told({ ...call, id: `${call.id} again`, state: 'voicemail' });
  expect(await conversationsFrom(call)).toMatchObject([{ id: found[0].id, messages: 2 }]);
  const { rows } = await jornada.context.db.owner.query(
    `select count(*)::int as calls from touchpoints where type = 'Call Received' and properties->>'conversation_id' = $1`,
    [found[0].id],
  );
  expect(rows).toEqual([{ calls: 2 }]);
});

test('nobody is called back who was answered, whom we called, or whose number was withheld', async () => {
  const [answered, ours, withheld] = [aCall(), aCall(), aCall()];
  await told({ ...answered, state: 'answered', member: OWNER.email });
  await told({ ...answered, state: 'missed' });
  await told({ id: ours.id, direction: 'out', from: '201', to: ours.from, state: 'missed' });
  await told({ id: withheld.id, from: 'anonymous', state: 'missed' });
  expect(await conversationsFrom(answered)).toEqual([]);
  expect(await conversationsFrom(ours)).toEqual([]);
  expect((await calls()).now[0]).toMatchObject({ number: written(answered), customer: null });
});

test('a call rings at those who take calls there, or at whom the service names by their extension', async () => {
  const { body: members } = await owner.ask('GET', '/api/members');
  const change = (lines: object[]) =>
    owner.ask('PATCH', `/api/channels/${phone.id}/phone`, { json: { lines } });
  expect((await change([{ member: crypto.randomUUID(), extension: '1' }])).status).toBe(400);
  expect((await change([{ member: members.items[0].id, extension: '201' }])).status).toBe(200);
  const call = aCall();
  await told({ ...call, state: 'answered', extension: 201 });
  expect((await calls()).now[0]).toMatchObject({ number: written(call), member: { name: 'owner' } });
});

test('a new secret makes the old one void, and a removed telephone takes nothing', async () => {
  const { body } = await owner.ask('POST', `/api/channels/${phone.id}/phone/secret`, { json: {} });
  const json = { ...aCall(), direction: 'in', state: 'ringing' };
  expect((await tell(json)).status).toBe(401);
  expect((await tell(json, { authorization: `Bearer ${body.secret}` })).status).toBe(200);
  expect((await owner.ask('DELETE', `/api/channels/${phone.id}`)).status).toBe(204);
  expect((await tell(json, { authorization: `Bearer ${body.secret}` })).status).toBe(404);
});
