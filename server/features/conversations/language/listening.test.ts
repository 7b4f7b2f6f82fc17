/** The language of a conversation, from what its customer writes, through the doors. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { deskOf } from '../testing.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const { begin, read, write, change, list, idsOf } = deskOf(() => jornada);

const PORTUGUESE = 'Boa tarde, meu pedido chegou quebrado.';
const SPANISH = 'Buenas tardes, mi pedido llegó roto.';

test('is guessed from the first message, and shown as guessed', async () => {
  const id = await begin({ text: PORTUGUESE });
  expect(await read(id)).toMatchObject({ language: 'pt-BR', languageGuessed: true });
  expect((await read(id)).changes).toEqual([]);
});

test('is guessed once there are enough words, and the history says why', async () => {
  const id = await begin({ text: 'Hola' });
  expect(await read(id)).toMatchObject({ language: null, languageGuessed: false });
  await write(id, { kind: 'note', text: PORTUGUESE });
  await write(id, { text: 'Good afternoon, what may we do for you today?' });
  expect((await read(id)).language).toBeNull();
  await write(id, { kind: 'customer', text: SPANISH });
  const found = await read(id);
  expect(found).toMatchObject({ language: 'es', languageGuessed: true });
  expect(found.changes.find(({ what }: { what: string }) => what === 'language')).toMatchObject({
    ...{ before: null, after: 'es', reason: { kind: 'written' }, actor: { kind: 'system' } },
  });
});

test('is never guessed over what somebody told, nor over that there is none', async () => {
  const told = await begin({ text: PORTUGUESE, language: 'es' });
  expect(await read(told)).toMatchObject({ language: 'es', languageGuessed: false });
  const cleared = await begin({ text: PORTUGUESE });
  await change(cleared, { language: null });
  await write(cleared, { kind: 'customer', text: PORTUGUESE });
  expect(await read(cleared)).toMatchObject({ language: null, languageGuessed: false });
});

test('whoever says that it is so makes it told, in a conversation that follows too', async () => {
  const id = await begin({ text: SPANISH });
  await change(id, { language: 'es' });
  expect(await read(id)).toMatchObject({ language: 'es', languageGuessed: false, changes: [] });
  await change(id, { status: 'closed' });
  const { body } = await write(id, { kind: 'customer', text: PORTUGUESE });
  expect(body.conversationId).not.toBe(id);
  expect(await read(body.conversationId)).toMatchObject({ language: 'es', languageGuessed: false });
});

test('what we wrote first tells nothing, and other languages are none', async () => {
  expect((await read(await begin({ from: 'us', text: SPANISH }))).language).toBeNull();
  const italian = await begin({ text: 'Buongiorno, il mio ordine è arrivato rotto.' });
  expect((await read(italian)).language).toBeNull();
});

test('is there when rules look at it and lists are narrowed by it', async () => {
  const tag = 'fala-portugues';
  const rule = {
    ...{ name: 'Portuguese', match: { languages: ['pt-BR'] }, does: { tags: [tag] } },
  };
  const made = await jornada.ask('POST', '/api/routing-rules', { json: rule });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const id = await begin({ text: PORTUGUESE });
  await begin({ text: SPANISH });
  await expect.poll(async () => (await read(id)).tags).toEqual([tag]);
  expect(idsOf(await list(`tag=${tag}`))).toEqual([id]);
});
