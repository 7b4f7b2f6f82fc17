/** Articles through their doors, and which of them are suggested beside a question, on the real record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { SHELVES, TOPICS } from './articles.fixture.ts';
import { LANGUAGES, type Language } from './common-words.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const RETURNS = { title: 'Devoluções', text: 'Você pode devolver em 30 dias.', language: 'pt-BR' };

const add = (json: object) => jornada.ask('POST', '/api/articles', { json });
const list = async (query = '') => (await jornada.ask('GET', `/api/articles${query}`)).body;
const titles = ({ items }: { items: { title: string }[] }) => items.map(({ title }) => title);
const suggested = async (id: string) =>
  (await jornada.ask('GET', `/api/conversations/${id}/articles`)).body.items;
const write = (id: string, json: object) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json });
const put = (id: string, json: object) => jornada.ask('POST', `/api/conversations/${id}/articles`, { json });

async function made(json: object): Promise<{ id: string; updatedAt: string }> {
  const { status, body } = await add({ state: 'published', ...json });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

async function begin(text: string, json: object = {}): Promise<string> {
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'chat', customer: { email: `${crypto.randomUUID()}@example.com` }, text, ...json },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function removeAll() {
  for (const { id } of (await list('?limit=200')).items) await jornada.ask('DELETE', `/api/articles/${id}`);
}

describe('an article', () => {
  test('is written, changed, removed and brought back, and the audit log says so', async () => {
    const { status, body } = await add(RETURNS);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      ...RETURNS,
      state: 'draft',
      address: null,
      conversations: 0,
      updatedBy: 'First key',
    });
    const address = 'https://shop.example/devolver';
    const at = `/api/articles/${body.id}`;
    const changed = await jornada.ask('PATCH', at, {
      json: { state: 'published', address, seen: body.updatedAt },
    });
    expect(changed.body).toMatchObject({ ...RETURNS, state: 'published', address });
    expect((await jornada.ask('DELETE', at)).status).toBe(204);
    expect((await list()).items).toEqual([]);
    for (const method of ['GET', 'DELETE']) expect((await jornada.ask(method, at)).status).toBe(404);
    expect((await jornada.ask('POST', `${at}/restore`)).body).toEqual(changed.body);
    expect((await jornada.ask('GET', at)).body).toEqual(changed.body);
    const { rows } = await jornada.context.db.owner.query(
      'select action from audit_log where subject_id = $1 order by at',
      [body.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(
      ['created', 'changed', 'removed', 'restored'].map((verb) => `article.${verb}`),
    );
    await removeAll();
  });

  test('that somebody else has changed meanwhile is not written over', async () => {
    const { id, updatedAt } = await made(RETURNS);
    await jornada.ask('PATCH', `/api/articles/${id}`, { json: { title: 'Theirs' } });
    const late = await jornada.ask('PATCH', `/api/articles/${id}`, {
      json: { title: 'Mine', seen: updatedAt },
    });
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('First key has changed')]);
    expect((await jornada.ask('GET', `/api/articles/${id}`)).body.title).toBe('Theirs');
    await removeAll();
  });

  test.each([
    ['without a title', { title: ' ' }, 'title'],
    ['without words', { text: '' }, 'text'],
    ['in a language that there is not', { language: 'tlh' }, 'language'],
    ['with an address that is none', { address: 'javascript:alert(1)' }, 'address'],
  ])('%s is refused', async (_, json, at) => {
    const { status, body } = await add({ ...RETURNS, ...json });
    expect([status, body.errors?.[0]?.at]).toEqual([400, at]);
  });

  test('is found by beginnings of its words, without accents and case, and narrowed, page by page', async () => {
    await made(RETURNS);
    await made({ title: 'Returns', text: 'Within 30 days.', language: 'en' });
    await add({ title: 'Refunds', text: 'Tell them about devolução.', language: 'en' });
    expect(titles(await list('?search=DEVOLUC'))).toEqual(['Refunds', 'Devoluções']);
    expect(titles(await list('?search=devoluc&language=en'))).toEqual(['Refunds']);
    expect(titles(await list('?state=published'))).toEqual(['Returns', 'Devoluções']);
    expect((await list('?search=devolucoes')).items[0].found.title).toEqual([
      { text: 'Devoluções', hit: true },
    ]);
    expect((await list('?search=%3F%3F')).total).toBe(0);
    const first = await list('?limit=2');
    expect([titles(first), first.total]).toEqual([['Refunds', 'Returns'], 3]);
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect([titles(second), second.nextCursor]).toEqual([['Devoluções'], null]);
    expect((await jornada.ask('GET', '/api/articles?cursor=nonsense')).status).toBe(400);
    await removeAll();
  });
});

describe('suggestions', () => {
  const byTopic = new Map<string, string>();
  beforeAll(async () => {
    for (const language of LANGUAGES)
      for (const topic of TOPICS) {
        const [title, text] = SHELVES[language].articles[topic];
        byTopic.set((await made({ title, text, language })).id, topic);
      }
  });

  async function topicsFor(text: string, language: Language | null): Promise<(string | undefined)[]> {
    const items: { id: string; language: string }[] = await suggested(await begin(text, { language }));
    if (language) expect(items.filter((one) => one.language !== language)).toEqual([]);
    return items.map(({ id }) => byTopic.get(id));
  }

  test.each(LANGUAGES)(
    'in %s fit what customers ask; where nothing fits, there is none',
    async (language) => {
      const { asked, unrelated } = SHELVES[language];
      const answers = await Promise.all(
        asked.map(async ([topic, text]) => ({ topic, text, found: await topicsFor(text, language) })),
      );
      const missed = answers.filter(({ topic, found }) => found[0] !== topic);
      // One of twelve may share too few words with its article: then there is none rather than another.
      expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(1);
      expect(missed.flatMap(({ found }) => found)).toEqual([]);
      const besides = answers.filter(({ found }) => found.length > 1);
      expect(besides.length, JSON.stringify(besides)).toBeLessThanOrEqual(2);
      for (const text of unrelated) expect(await topicsFor(text, language), text).toEqual([]);
    },
  );

  test('say by which words, and mark them however they are inflected', async () => {
    const id = await begin('As MARCAS não importam, mas quero cancelar meus pedidos', { language: 'pt-BR' });
    const [first] = await suggested(id);
    expect(first).toMatchObject({ title: 'Cancelar um pedido', words: ['cancelar', 'pedidos'] });
    expect(first.found.title).toEqual([
      { text: 'Cancelar', hit: true },
      { text: ' um ', hit: false },
      { text: 'pedido', hit: true },
    ]);
  });

  test('are in another language only where the own one has none, and in any where it is not known', async () => {
    const [, invoice] = SHELVES.es.asked.find(([topic]) => topic === 'invoice')!;
    expect(await topicsFor(invoice, null)).toEqual(['invoice']);
    const items = await suggested(await begin(invoice, { language: 'en' }));
    expect(items.map(({ language }: { language: string }) => language)).toEqual(['es']);
  });

  test('follow what the customer wrote last, with the subject until somebody answers', async () => {
    const id = await begin('Please help me', { language: 'en', subject: 'Forgotten password' });
    const topics = async () => (await suggested(id)).map((one: { id: string }) => byTopic.get(one.id));
    expect(await topics()).toEqual(['password']);
    await write(id, { text: 'We have sent you a link.' });
    expect(await topics()).toEqual([]);
    await write(id, { text: 'My gift card code is not accepted', kind: 'customer' });
    expect(await topics()).toEqual(['voucher']);
    await write(id, { text: 'And where do I enter it?', kind: 'customer' });
    expect(await topics()).toEqual(['voucher']);
  });

  test('are published articles that are there, as they are now', async () => {
    const { id } = await made({ title: 'Watering a bonsai', text: 'Once a day.', language: 'en' });
    const question = await begin('How often does the bonsai need watering?', { language: 'en' });
    const found = async () => titles({ items: await suggested(question) });
    const at = `/api/articles/${id}`;
    expect(await found()).toEqual(['Watering a bonsai']);
    await jornada.ask('PATCH', at, { json: { state: 'draft' } });
    expect(await found()).toEqual([]);
    await jornada.ask('PATCH', at, { json: { state: 'published', title: 'Bonsai: water it' } });
    expect(await found()).toEqual(['Bonsai: water it']);
    await jornada.ask('DELETE', at);
    expect(await found()).toEqual([]);
    await jornada.ask('POST', `${at}/restore`);
    expect(await found()).toEqual(['Bonsai: water it']);
    await jornada.ask('DELETE', at);
  });

  test('need no more than the title where a question is one word', async () => {
    expect(await topicsFor('PASSWORD???', 'en')).toEqual(['password']);
    expect(await topicsFor('Hello, attempts', 'en')).toEqual([]);
  });

  test('are none for a conversation without words, and 404 for one that there is not', async () => {
    expect(await suggested(await begin('?!  12345'))).toEqual([]);
    expect((await jornada.ask('GET', `/api/conversations/${crypto.randomUUID()}/articles`)).status).toBe(404);
  });
});

describe('an article in an answer', () => {
  const ADDRESS = 'https://shop.example/returns';
  const text = 'You may return it within 30 days. Print the label and hand the parcel in.';
  const used = async (id: string) => (await jornada.ask('GET', `/api/articles/${id}`)).body.conversations;
  const EVERY = 'status=active&status=solved&status=closed';
  const withArticle = async (id: string) =>
    (await jornada.ask('GET', `/api/conversations?article=${id}&${EVERY}`)).body;

  test('is its text, or its title with its address', async () => {
    const plain = await made({ title: 'Returns', text, language: 'en' });
    const linked = await made({ title: 'Returns', text, language: 'en', address: ADDRESS });
    const id = await begin('Hello');
    expect((await put(id, { article: plain.id })).body).toEqual({ text });
    expect((await put(id, { article: linked.id })).body).toEqual({ text: `Returns: ${ADDRESS}` });
    expect((await put(id, { article: linked.id, as: 'text' })).body).toEqual({ text });
    const refused = await put(id, { article: plain.id, as: 'link' });
    expect([refused.status, refused.body.errors[0].at]).toEqual([400, 'as']);
    const { body: draft } = await add({ title: 'Later', text, language: 'en' });
    expect((await put(id, { article: draft.id })).status).toBe(409);
    expect((await put(id, { article: crypto.randomUUID() })).status).toBe(404);
    expect((await put(crypto.randomUUID(), { article: plain.id })).status).toBe(404);
  });

  test('counts once it is sent, by conversation, and the list holds as many', async () => {
    const { id: article } = await made({ title: 'Returns', text, language: 'en' });
    const [one, other] = [await begin('Can I return it?'), await begin('May I send it back?')];
    await put(one, { article });
    expect(await used(article)).toBe(0);
    await write(one, { text, kind: 'note' });
    await write(one, { text: 'One moment, please.' });
    expect(await used(article)).toBe(0);
    await write(one, { text: `Hello Ana,\n\n${text.toUpperCase()}` });
    await put(one, { article });
    await write(one, { text, status: 'solved' });
    await put(other, { article });
    await write(other, { text: 'You may return it within 60 days, as you are a friend. Print the label.' });
    expect(await used(article)).toBe(2);
    const found = await withArticle(article);
    const ids = found.items.map(({ id }: { id: string }) => id);
    expect([found.total, ids.sort()]).toEqual([2, [one, other].sort()]);
    const { items } = await list('?search=returns');
    expect(items.find(({ id }: { id: string }) => id === article).conversations).toBe(2);
  });

  test('as a link counts as long as the address is there, also when it is sent later', async () => {
    const { id: article } = await made({ title: 'All about it', text, language: 'en', address: ADDRESS });
    const id = await begin('How?');
    await put(id, { article });
    const { body: later } = await jornada.ask('POST', `/api/conversations/${id}/later`, {
      json: { text: `See ${ADDRESS}`, sendAt: new Date(Date.now() + 3_600_000).toISOString() },
    });
    expect(await used(article)).toBe(0);
    await jornada.ask('POST', `/api/later-messages/${later.id}/send`);
    expect(await used(article)).toBe(1);
  });

  test('of two conversations that become one counts once, and twice again when they are two', async () => {
    const { id: article } = await made({ title: 'Returns', text, language: 'en' });
    const customer = { email: 'ana@one.example' };
    const [one, other] = [await begin('Can I?', { customer }), await begin('May I?', { customer })];
    for (const id of [one, other]) {
      await put(id, { article });
      await write(id, { text });
    }
    await jornada.ask('POST', `/api/conversations/${one}/merge`, { json: { other } });
    expect([await used(article), (await withArticle(article)).total]).toEqual([1, 1]);
    await jornada.ask('POST', `/api/conversations/${one}/unmerge`, { json: { other } });
    expect([await used(article), (await withArticle(article)).total]).toEqual([2, 2]);
  });
});

test('whoever reads conversations reads articles; writing them is for those who write', async () => {
  const json = { name: 'Reader', scopes: ['conversations.read'] };
  const { body } = await jornada.ask('POST', '/api/keys', { json });
  const { key } = body;
  expect((await jornada.ask('GET', '/api/articles', { key })).status).toBe(200);
  expect((await jornada.ask('POST', '/api/articles', { json: RETURNS, key })).status).toBe(403);
});

test('screens hear of what is written, and of what was used', async () => {
  const heard: string[] = [];
  const stop = jornada.context.live.on(jornada.workspaceId, 'articles', ({ topic }) => heard.push(topic));
  const { id: article } = await made(RETURNS);
  await expect.poll(() => heard.length).toBe(1);
  const id = await begin('Quero devolver');
  await put(id, { article });
  await write(id, { text: RETURNS.text });
  await expect.poll(() => heard.length).toBe(2);
  stop();
});
