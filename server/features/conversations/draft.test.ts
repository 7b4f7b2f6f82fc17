/** What each is writing, seen by all and gone on with by another: on the real record. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { News } from '../../core/live/live.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { type NewMember, newMember } from '../../testing/members.ts';
import { signIn } from '../../testing/sign-in.ts';
import { deskOf } from './testing.ts';

let jornada: TestJornada;
let marta: NewMember & { name: string };
let eva: NewMember & { name: string };
beforeAll(async () => {
  jornada = await startTestJornada();
  const owner = await signIn(jornada, OWNER);
  const named = async (name: string) => ({
    ...(await newMember(jornada, owner, `${name.toLowerCase()}@drafts.example`, 'agent', name)),
    name,
  });
  marta = await named('Marta');
  eva = await named('Eva');
});
afterAll(() => jornada.stop());

const { begin, read, write } = deskOf(() => jornada);

type Asking = Pick<TestJornada, 'ask'>;

async function upload(who: Asking, conversation: string): Promise<string> {
  const form = new FormData();
  form.set('conversation', conversation);
  form.append('file', new Blob(['a lamp']), 'lamp.txt');
  const { status, body } = await who.ask('POST', '/api/attachments', { body: form });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.items[0].id;
}

describe('a draft', () => {
  const draftOf = (who: Asking, id: string, json: object) =>
    who.ask('PUT', `/api/conversations/${id}/draft`, { json });
  const take = (who: Asking, id: string, { id: draft, revision }: { id: string; revision: number }) =>
    who.ask('POST', `/api/conversations/${id}/drafts/${draft}/take`, { json: { revision } });

  test('is seen by all, and what one wrote in another window is not written over', async () => {
    const id = await begin();
    const save = (json: object) => draftOf(jornada, id, json);
    const first = await save({ text: 'We will', revision: 0 });
    expect(first.body.draft).toMatchObject({ text: 'We will', revision: 1, takenFrom: null });
    expect((await save({ text: 'Lost', revision: 0 })).status).toBe(409);
    expect((await save({ text: 'We will call', revision: 1 })).status).toBe(200);
    expect((await read(id)).drafts).toMatchObject([{ text: 'We will call', revision: 2 }]);
    await write(id, { text: 'We will call you.' });
    expect((await read(id)).drafts).toEqual([]);
    expect((await save({ text: '', revision: 0 })).body.draft).toBeNull();
  });

  test('is of one: two who write have two, and sending one leaves the other', async () => {
    const id = await begin();
    await draftOf(marta, id, { text: 'We send another lamp', revision: 0 });
    expect((await draftOf(eva, id, { text: 'Which lamp is it?', revision: 0 })).status).toBe(200);
    expect((await read(id)).drafts).toMatchObject([
      { text: 'Which lamp is it?', member: { id: eva.id, name: eva.name } },
      { text: 'We send another lamp', member: { id: marta.id, name: marta.name } },
    ]);
    await marta.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'We send another lamp' } });
    expect((await read(id)).drafts).toMatchObject([{ text: 'Which lamp is it?' }]);
    // A program that answers takes nobody's words along.
    await write(id, { text: 'Your parcel is on its way' });
    expect((await read(id)).drafts).toHaveLength(1);
  });

  test('is gone on with by another, with its files, after what they had begun, and its writer is told', async () => {
    const id = await begin();
    const { body } = await draftOf(marta, id, { text: 'We send another', revision: 0 });
    const { workspaceId } = jornada;
    const told: News[] = [];
    const stop = jornada.context.live.on(workspaceId, `member:${marta.id}`, (news) => told.push(news));
    expect((await take(eva, id, { ...body.draft, revision: 7 })).status).toBe(409);
    const file = await upload(marta, id);
    await draftOf(eva, id, { text: 'Good morning', revision: 0 });
    const taken = await take(eva, id, body.draft);
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    expect(taken.body.draft).toMatchObject({
      text: 'Good morning\n\nWe send another',
      ...{
        kind: 'reply',
        revision: 2,
        member: { id: eva.id },
        takenFrom: { id: marta.id, name: marta.name },
      },
    });
    expect((await read(id)).drafts).toEqual([taken.body.draft]);
    expect((await read(id)).unsent).toMatchObject([{ id: file, owner: eva.id }]);
    await vi.waitFor(() => expect(told).toMatchObject([{ takenOverIn: id, by: eva.name }]));
    stop();
    // Whoever typed on goes on in one of their own; nobody's words are lost or mixed.
    expect((await draftOf(marta, id, { text: 'We send another lamp', revision: 1 })).status).toBe(409);
    expect((await draftOf(marta, id, { text: 'We send another lamp', revision: 0 })).status).toBe(200);
    expect((await take(eva, id, body.draft)).status).toBe(404);
    expect((await read(id)).drafts).toHaveLength(2);
  });

  test('of an answer and one of a note stand beside each other, and neither takes the other along', async () => {
    const id = await begin();
    const answer = await draftOf(marta, id, { text: 'We refund', revision: 0 });
    const note = await draftOf(marta, id, { text: 'Should we?', kind: 'note', revision: 0 });
    expect([answer.status, note.status]).toEqual([200, 200]);
    const file = await upload(marta, id);
    await draftOf(eva, id, { text: 'Among us', kind: 'note', revision: 0 });
    expect((await take(eva, id, note.body.draft)).body.draft).toMatchObject({
      ...{ text: 'Among us\n\nShould we?', kind: 'note' },
    });
    // The answer keeps its file, whoever goes on with the note.
    expect((await read(id)).unsent).toMatchObject([{ id: file, owner: marta.id }]);
    await marta.ask('POST', `/api/conversations/${id}/messages`, {
      json: { kind: 'note', text: 'Asked the boss' },
    });
    expect((await read(id)).drafts).toMatchObject([{ kind: 'note' }, { text: 'We refund', kind: 'reply' }]);
    await draftOf(marta, id, { text: '', revision: 1 });
    expect((await read(id)).drafts).toMatchObject([{ kind: 'note', member: { id: eva.id } }]);
  });

  test('holds what goes along, hands it over with the words, and both are gone when it is written', async () => {
    const id = await begin();
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const promise = { text: 'Call back', dueAt };
    const owed = await jornada.ask('POST', `/api/conversations/${id}/promises`, {
      json: { text: 'Send the bill', dueAt },
    });
    const keeps = [owed.body.id];
    // A promise may be there before its words are.
    const first = await draftOf(marta, id, { text: '', promise, revision: 0 });
    expect(first.body.draft).toMatchObject({ text: '', promise, keeps: [], does: null });
    const does = { tags: ['late'], status: 'solved' };
    const second = await draftOf(marta, id, { text: 'Sorry', promise, keeps, does, revision: 1 });
    expect(second.body.draft).toMatchObject({ promise, keeps, does });
    const begun = { text: 'Dear Ana', does: { tags: ['vip'], priority: 'high' }, revision: 0 };
    await draftOf(eva, id, begun);
    const taken = await take(eva, id, second.body.draft);
    expect(taken.body.draft).toMatchObject({
      ...{ text: 'Dear Ana\n\nSorry', promise, keeps },
      does: { tags: ['vip', 'late'], priority: 'high', status: 'solved' },
    });
    await eva.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'Dear Ana', promise } });
    expect((await read(id)).drafts).toEqual([]);
    const emptied = await draftOf(eva, id, { text: 'Sorry', does, revision: 0 });
    expect(
      (await draftOf(eva, id, { text: '', revision: emptied.body.draft.revision })).body.draft,
    ).toBeNull();
  });

  test('of a note has nothing done along, and of two that promise neither promise is lost', async () => {
    const id = await begin();
    const note = await draftOf(marta, id, { text: 'x', kind: 'note', does: { tags: ['a'] }, revision: 0 });
    expect(note).toMatchObject({ status: 400, body: { errors: [{ at: 'does' }] } });
    const promising = (text: string) => ({
      ...{ text, revision: 0 },
      promise: { text, dueAt: new Date(Date.now() + 86_400_000).toISOString() },
    });
    const theirs = await draftOf(marta, id, promising('Call'));
    await draftOf(eva, id, promising('Write'));
    expect((await take(eva, id, theirs.body.draft)).status).toBe(409);
    expect((await read(id)).drafts).toHaveLength(2);
  });

  test('outlives an answer that its writer had planned before, and goes later', async () => {
    const id = await begin();
    const planned = await marta.ask('POST', `/api/conversations/${id}/later`, {
      json: { text: 'Good morning', sendAt: new Date(Date.now() + 3_600_000).toISOString() },
    });
    expect(planned.status, JSON.stringify(planned.body)).toBe(201);
    await draftOf(marta, id, { text: 'Something else', revision: 0 });
    expect((await eva.ask('POST', `/api/later-messages/${planned.body.id}/send`)).status).toBe(204);
    expect(await read(id)).toMatchObject({ messages: 2, drafts: [{ text: 'Something else' }] });
  });

  test('of which an answer waits out its seconds, others see it until it is there, taken back or late', async () => {
    const id = await begin();
    const sending = (who: Asking, seconds: number) =>
      who.ask('PUT', `/api/conversations/${id}/sending`, { json: { seconds } });
    const seen = async () => (await read(id)).sending.map(({ by }: { by: { name: string } }) => by.name);
    expect((await sending(marta, 15)).status).toBe(204);
    expect((await sending(eva, 20)).status).toBe(204);
    expect(await seen()).toEqual([marta.name, eva.name]);
    await sending(eva, 0);
    expect(await seen()).toEqual([marta.name]);
    await marta.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'There it is' } });
    expect(await seen()).toEqual([]);
    await sending(eva, 1);
    await vi.waitFor(async () => expect(await seen()).toEqual([]), { timeout: 5000, interval: 200 });
    expect((await sending(eva, 61)).status).toBe(400);
  });
});
