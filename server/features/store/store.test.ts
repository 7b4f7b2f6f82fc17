/** What customers do on the page of a shop, as their browsers do it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { eventually } from '../../testing/processes.ts';
import { type SmtpSink, startSmtpSink } from '../../testing/smtp-server.ts';
import { addChannel } from '../channels/testing.ts';

let jornada: TestJornada;
let sink: SmtpSink;
let shop: { id: string; path: string };
beforeAll(async () => {
  [jornada, sink] = await Promise.all([startTestJornada(), startSmtpSink()]);
  const { status, body } = await jornada.ask('POST', '/api/channels', {
    json: { kind: 'store', name: 'Casa Centro' },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  shop = body;
});
afterAll(async () => {
  await jornada.stop();
  await sink.close();
});

/** Every browser has an address of its own, unless told otherwise. */
let browsers = 0;
function browser(own?: string) {
  browsers += 1;
  const address = own ?? `10.0.0.${browsers}`;
  let cookie = '';
  return async (
    search: string,
    form?: Record<string, string>,
    language = 'es-MX,es;q=0.9',
    path = shop.path,
  ) => {
    const response = await fetch(`${jornada.url}${path}${search}`, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie, 'accept-language': language, 'x-forwarded-for': address },
      ...(form && { body: new URLSearchParams(form) }),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    };
  };
}

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)![1]!;

async function responses() {
  const { rows } = await jornada.context.db.owner.query(
    `select r.score::float, r.comment, r.properties, t.type, t.channel from responses r
     join touchpoints t on t.customer_id = r.customer_id and t.kind = 'response' where r.source = 'store' order by r.at`,
  );
  return rows;
}

describe('rating', () => {
  test('counts once a day for a browser, in satisfaction, and may be changed', async () => {
    const visit = browser();
    const page = await visit('');
    expect(page.status).toBe(200);
    expect(page.text).toContain('¿Qué tal tu visita a Casa Centro?');
    expect(page.text).not.toContain('<script');
    expect((await visit('?rate', { comment: 'x' })).status).toBe(400);
    expect(await visit('?rate', { score: '2', comment: 'Mucha cola' })).toMatchObject({
      ...{ status: 303, location: '?rated' },
    });
    expect((await visit('?rated')).text).toContain('Mucha cola');
    await visit('?rate', { score: '5', comment: '' });
    expect(await responses()).toMatchObject([
      {
        ...{ score: 5, comment: '', type: 'Survey Answered', channel: 'store' },
        properties: { channel: 'store', store: 'Casa Centro' },
      },
    ]);
    // A browser that keeps no cookies brings the mark of the form.
    const mark = hidden((await browser()('')).text, 'visitor');
    for (const score of ['1', '3']) await browser()('?rate', { score, visitor: mark });
    expect(await responses()).toMatchObject([{ score: 5 }, { score: 3 }]);
    await lensCaughtUp(jornada.context);
    const { body } = await jornada.ask('GET', '/api/metrics/csat?groupBy=survey');
    expect(body.total).toMatchObject({ n: 2, value: 0.5 });
    expect(body.groups).toMatchObject([{ group: 'In the shop' }]);
  });
});

describe('asking', () => {
  const question = { name: 'Ana', phone: '', text: '¿Tienen esta lámpara en azul?' };

  test('opens one conversation, whose answer goes by mail', async () => {
    const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' };
    await addChannel(jornada, { address: 'help@shop.example', name: 'Casa', smtp });
    const json = { name: 'Centro', match: { accounts: [shop.id] }, does: { tags: ['centro'] } };
    expect((await jornada.ask('POST', '/api/routing-rules', { json })).status).toBe(201);
    const visit = browser();
    const key = hidden((await visit('?ask')).text, 'key');
    const form = { ...question, key, email: 'Ana@Customer.example' };
    for (const _ of [1, 2]) expect((await visit('?ask', form)).location).toBe('?asked');
    const { body } = await jornada.ask('GET', '/api/conversations?channel=store');
    expect(body.items).toMatchObject([
      {
        status: 'new',
        account: { id: shop.id, kind: 'store', name: 'Casa Centro' },
        language: 'es',
        messages: 1,
        customer: { email: 'ana@customer.example', name: 'Ana' },
      },
    ]);
    const { id } = body.items[0];
    // It arrived at this shop: the rule fits, and the list finds it.
    await eventually(async () => {
      const there = await jornada.ask('GET', `/api/conversations?account=${shop.id}`);
      expect(there.body).toMatchObject({ total: 1, items: [{ id, tags: ['centro'] }] });
    });
    const elsewhere = (await jornada.ask('GET', '/api/conversations?account=none')).body.items;
    expect(elsewhere.map((one: { id: string }) => one.id)).not.toContain(id);
    expect((await jornada.ask('GET', '/api/conversations?account=here')).status).toBe(400);
    const file = await jornada.ask('GET', `/api/conversations/csv?account=${shop.id}`);
    expect(file.body).toContain(',store,Casa Centro,');
    const view = { name: 'Centro', asked: { account: shop.id } };
    const saved = await jornada.ask('POST', '/api/conversation-views', { json: view });
    expect(saved.body).toMatchObject({ ...view, total: 1 });
    await jornada.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'Sí, mañana llega.' } });
    await eventually(async () => {
      if (!sink.taken.some(({ to }) => to.includes('ana@customer.example'))) throw new Error('no mail yet');
    });
  });

  test('says what is needed, and keeps what was written', async () => {
    const visit = browser();
    const nobody = await visit('?ask', { ...question, email: '' }, 'ro');
    expect(nobody).toMatchObject({ status: 400 });
    expect(nobody.text).toContain('Avem nevoie de o adresă');
    expect(nobody.text).toContain('¿Tienen esta lámpara en azul?');
    expect((await visit('?ask', { ...question, email: 'no mail' }, 'en')).text).toContain(
      'no e-mail address',
    );
    expect((await visit('?ask', { ...question, phone: '12' }, 'en')).text).toContain('no phone number');
    expect((await visit('?ask', { ...question, email: 'a@b.example', text: ' ' }, 'en')).status).toBe(400);
    const long = await visit('?ask', { ...question, email: 'a@b.example', text: 'x'.repeat(40_000) }, 'en');
    expect(long).toMatchObject({ status: 413 });
    expect(long.text).toContain('too long');
    const script = await visit(
      '?ask',
      { ...question, name: '"><script>alert(1)</script>', email: 'x' },
      'en',
    );
    expect(script.text).not.toContain('<script');
  });
});

test('a flood from one address is told to wait, in their language', async () => {
  const visit = browser('10.9.9.9');
  const answers = await Promise.all(Array.from({ length: 25 }, () => visit('?rate', { comment: 'x' }, 'pt')));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.text).toContain('Tente de novo mais tarde');
});

test('a code that leads nowhere, a changed one and a removed shop say so; what is off is not offered', async () => {
  const visit = browser();
  const nowhere = await visit('', undefined, 'en', '/s/aaaaaaaaaa');
  expect(nowhere).toMatchObject({ status: 404 });
  expect(nowhere.text).toContain('no longer used');
  const change = (json: object) => jornada.ask('PATCH', `/api/channels/${shop.id}/store`, { json });
  await change({ rates: false });
  expect((await visit('', undefined, 'en')).text).toContain('Ask us something');
  expect((await visit('?rate', { score: '5' })).location).toBe('?');
  await change({ asks: false });
  expect((await visit('', undefined, 'en')).text).toContain('takes nothing here');
  const before = shop.path;
  const { body } = await jornada.ask('POST', `/api/channels/${shop.id}/store/code`, { json: {} });
  expect(body.path).not.toBe(before);
  expect((await visit('', undefined, 'en', before)).status).toBe(404);
  expect((await visit('', undefined, 'en', body.path)).status).toBe(200);
  await jornada.ask('DELETE', `/api/channels/${shop.id}`);
  expect((await visit('', undefined, 'en', body.path)).status).toBe(404);
});
