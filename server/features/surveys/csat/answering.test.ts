/** What a customer answers, by the page that their mail leads to. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '../../../core/database/owner.ts';
import { SYSTEM } from '../../../core/database/workspace.ts';
import { PERMISSIONS } from '../../../core/http/contract.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { signIn } from '../../../testing/sign-in.ts';
import { type SmtpSink, startSmtpSink } from '../../../testing/smtp-server.ts';
import { addChannel } from '../../channels/testing.ts';
import { createApiKey } from '../../members/keys.ts';
import { createWorkspace } from '../../workspaces/create.ts';
import { asked, asksOf, became, begin, send, solve, turnOn } from './testing.ts';

let jornada: TestJornada;
let sink: SmtpSink;
let stranger = 0;
beforeAll(async () => {
  [jornada, sink] = await Promise.all([startTestJornada(), startSmtpSink()]);
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' };
  await addChannel(jornada, { address: 'help@shop.example', name: 'Casa', smtp });
  await turnOn(jornada);
  await lensCaughtUp(jornada.context);
});
beforeEach(() => {
  stranger += 1;
});
afterAll(async () => {
  await jornada.stop();
  await sink.close();
});

/** Each test comes from an address of its own: one that asks too fast does not hold up the others. */
const open = (page: string) =>
  jornada.ask('GET', page, { key: false, headers: { 'x-forwarded-for': `10.1.1.${stranger}` } });
const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;
const owner = <Row extends object>(text: string, values: unknown[]) =>
  jornada.context.db.owner.query<Row>(text, values).then(({ rows }) => rows);
const recorded = (id: string) =>
  owner<{ score: number; comment: string | null; properties: Record<string, unknown> }>(
    "select score, comment, properties from responses where source = 'csat' and properties->>'conversation_id' = $1",
    [id],
  );

describe('the page', () => {
  test('opened by a program that looks through mail, records nothing, and has the score of the link chosen', async () => {
    const { id, page } = await asked(jornada, sink, { language: 'es' });
    for (const score of [1, 2, 3, 4, 5]) {
      const { status, body } = await open(`${page}?score=${score}`);
      expect(status).toBe(200);
      expect(body).toMatch(new RegExp(`value="${score}" required checked`));
      expect(body.match(/ checked/g)).toHaveLength(1);
    }
    expect((await open(`${page}?score=9&done`)).body).not.toContain(' checked');
    expect(await recorded(id)).toEqual([]);
    expect(await asksOf(jornada, id)).toMatchObject([{ state: 'asked', score: null, answeredAt: null }]);
    expect(await read(id)).toMatchObject({ csat: null, status: 'solved' });
  });

  test('runs nothing, is framed by nobody, is kept by no cache and named to no search', async () => {
    const { page } = await asked(jornada, sink);
    const { headers, body } = await open(page);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(body).not.toMatch(/<script|style=|https?:/);
  });

  test('of a token that is none of ours says the same, whatever is wrong with it', async () => {
    const { page } = await asked(jornada, sink);
    const answers = [
      await open(`/csat/${'A'.repeat(43)}`),
      await open('/csat/x'),
      await open(`${page}x`),
      await open(`${page.slice(0, -1)}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const posted = await send(jornada, '/csat/x', { score: '5' });
    expect(posted.status).toBe(404);
    expect(await posted.text()).toBe(answers[0]!.body);
    const kept = await owner<{ row: string }>('select a::text as row from csat_asks a', []);
    expect(kept.some(({ row }) => row.includes(page.split('/').at(-1)!))).toBe(false);
  });

  test('asks whoever is too fast to wait', async () => {
    const { page } = await asked(jornada, sink);
    const answers = await Promise.all(Array.from({ length: 30 }, () => open(page)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(5);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('an answer', () => {
  test('is a response, a touchpoint, and stands in the conversation and its list', async () => {
    const { id, page } = await asked(jornada, sink, { language: 'pt-BR' });
    const answered = await send(jornada, page, { score: '4', comment: ' Rápido & gentil ' });
    expect([answered.status, answered.headers.get('location')]).toEqual([303, '?done']);
    const thanks = (await open(`${page}?done`)).body;
    expect(thanks).toContain('Obrigado');
    expect(thanks).toContain('Rápido &amp; gentil');
    expect(await asksOf(jornada, id)).toMatchObject([
      { state: 'asked', score: 4, comment: 'Rápido & gentil', changedAt: null },
    ]);
    const { customer, csat, number, status } = await read(id);
    expect([csat, status]).toEqual([4, 'solved']);
    const { body: list } = await jornada.ask(
      'GET',
      `/api/conversations?customer=${customer.id}&status=solved`,
    );
    expect(list.items).toMatchObject([{ id, csat: 4 }]);
    const { body: responses } = await jornada.ask('GET', `/api/customers/${customer.id}/responses`);
    expect(responses.items).toMatchObject([
      {
        metric: 'csat',
        score: 4,
        scaleMin: 1,
        scaleMax: 5,
        survey: 'After a conversation',
        language: 'pt-BR',
      },
    ]);
    expect((await recorded(id))[0]!.properties).toMatchObject({ conversation: number, channel: 'email' });
    const told = await owner(
      "select channel, properties->'score' as score from touchpoints where customer_id = $1 and type = 'Survey Answered'",
      [customer.id],
    );
    expect(told).toEqual([{ channel: 'email', score: 4 }]);

    // Its conversation turns out to be somebody else's: so is the answer.
    const right = { email: `${crypto.randomUUID()}@customer.example` };
    const { body: given } = await jornada.ask('PATCH', `/api/conversations/${id}`, {
      json: { customer: right },
    });
    const answersOf = async (one: string) =>
      (await jornada.ask('GET', `/api/customers/${one}/responses`)).body.items;
    expect([await answersOf(customer.id), await answersOf(given.customer.id)]).toMatchObject([
      [],
      [{ score: 4 }],
    ]);
    const surveyed = await owner(
      "select type from touchpoints where customer_id = $1 and type like 'Survey%' order by type",
      [given.customer.id],
    );
    expect(surveyed).toEqual([{ type: 'Survey Answered' }, { type: 'Survey Sent' }]);
  });

  test('changed within the day takes the place of the one before, and is counted once', async () => {
    const { id, page } = await asked(jornada, sink, { channel: 'phone' });
    const { customer } = await read(id);
    const before = await figure('phone');
    await send(jornada, page, { score: '2', comment: '' });
    await send(jornada, page, { score: '2', comment: 'Slow' });
    expect(await asksOf(jornada, id)).toMatchObject([{ score: 2, comment: 'Slow', changedAt: null }]);
    await send(jornada, page, { score: '5', comment: '' });
    await send(jornada, page, { score: '5', comment: '' });
    expect(await recorded(id)).toMatchObject([{ score: 5, comment: '' }]);
    const [ask] = await asksOf(jornada, id);
    expect(ask).toMatchObject({ score: 5, comment: null });
    expect(ask.changedAt).not.toBeNull();
    const told = await owner(
      "select properties->'score' as score, properties->>'comment' as comment from touchpoints where customer_id = $1 and type = 'Survey Answered'",
      [customer.id],
    );
    expect(told).toEqual([{ score: 5, comment: null }]);
    const after = await figure('phone');
    expect(after.n - before.n).toBe(1);
    expect(after.value).toBe(1);
    expect((await open(page)).body).toMatch(/value="5" required checked/);
  });

  test('is refused after the day, kindly, and when it comes far too late', async () => {
    const { id, page } = await asked(jornada, sink);
    await send(jornada, page, { score: '3' });
    await owner("update csat_asks set answered_at = now() - interval '25 hours' where conversation_id = $1", [
      id,
    ]);
    await send(jornada, page, { score: '1', comment: 'Changed my mind' });
    expect(await recorded(id)).toMatchObject([{ score: 3, comment: null }]);
    const { body } = await open(`${page}?score=1`);
    expect(body).toContain('can no longer be changed');
    expect(body).not.toContain('<form');

    const late = await asked(jornada, sink);
    await owner("update csat_asks set decided_at = now() - interval '31 days' where conversation_id = $1", [
      late.id,
    ]);
    await send(jornada, late.page, { score: '1' });
    expect(await recorded(late.id)).toEqual([]);
    expect((await open(late.page)).body).toContain('closed by now');
  });

  test('without one of the five is asked for again, with the words that were written', async () => {
    const { id, page } = await asked(jornada, sink);
    const answer = await send(jornada, page, { score: '7', comment: 'Hm </textarea><b>' });
    expect(answer.status).toBe(400);
    const body = await answer.text();
    expect(body).toContain('Please choose one of the five.');
    expect(body).toContain('Hm &lt;/textarea&gt;&lt;b&gt;');
    expect(await recorded(id)).toEqual([]);
  });

  test('shows in the conversation that its own was merged into, and goes back with it', async () => {
    const email = `${crypto.randomUUID()}@customer.example`;
    const one = await asked(jornada, sink, { customer: { email } });
    await send(jornada, one.page, { score: '2' });
    const other = await asked(jornada, sink, { customer: { email } });
    await jornada.ask('POST', `/api/conversations/${other.id}/merge`, { json: { other: one.id } });
    expect(await read(other.id)).toMatchObject({ csat: 2 });
    expect(await asksOf(jornada, other.id)).toMatchObject([{ score: 2 }, { score: null }]);
    await jornada.ask('POST', `/api/conversations/${other.id}/unmerge`, { json: { other: one.id } });
    expect([(await read(other.id)).csat, (await read(one.id)).csat]).toEqual([null, 2]);
  });

  test('counts for who had solved it, once, as the list that the report opens says', async () => {
    const ines = await signIn(jornada, OWNER);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' });
    const [from, to] = [-1, 2].map((days) => today.format(Date.now() + days * 86_400_000));
    const csat = async () => {
      const { body } = await jornada.ask('GET', `/api/service-report/people?from=${from}&to=${to}`);
      const item = body.items.find(
        ({ member }: { member: { name: string } | null }) => member?.name === 'owner',
      );
      return { id: item.member.id, csat: item.csat };
    };
    expect((await csat()).csat).toBeNull();
    const pages: string[] = [];
    for (const score of ['5', '4', '2']) {
      const { page } = await asked(jornada, sink, {}, ines);
      await send(jornada, page, { score });
      pages.push(page);
    }
    const told = await csat();
    expect(told.csat).toMatchObject({ n: 3, share: 2 / 3 });
    expect(told.csat.low).toBeGreaterThan(0.2);
    expect(told.csat.high).toBeLessThan(0.95);
    const listed = `did=rated&by=${told.id}&from=${from}&to=${to}&status=solved`;
    expect((await jornada.ask('GET', `/api/conversations?${listed}`)).body.total).toBe(3);
    await send(jornada, pages[2]!, { score: '4' });
    expect((await csat()).csat).toMatchObject({ n: 3, share: 1 });
  });

  test('can be that nobody should ask again, and nobody does', async () => {
    const email = `${crypto.randomUUID()}@customer.example`;
    const { page } = await asked(jornada, sink, { customer: { email } });
    const answer = await send(jornada, page, { decline: 'yes' });
    expect(await answer.text()).toContain('We will not ask you again');
    const again = await begin(jornada, { customer: { email } });
    await solve(jornada, again);
    expect(await became(jornada, again, 'skipped')).toMatchObject({ reason: 'declined' });
  });
});

test('a token of one workspace answers there, and another sees nothing of it', async () => {
  const { db } = jornada.context;
  const { workspaceId } = await createWorkspace(db, { name: 'Theirs' });
  const { key } = await asOwner(db, (tx) =>
    createApiKey(tx, { workspaceId, actor: SYSTEM }, { name: 'theirs', scopes: PERMISSIONS }),
  );
  const { id, page } = await asked(jornada, sink);
  await send(jornada, page, { score: '5' });
  expect((await jornada.ask('GET', `/api/conversations/${id}/csat`, { key })).status).toBe(404);
  const rows = await owner('select workspace_id from responses where properties->>$1 = $2', [
    'conversation_id',
    id,
  ]);
  expect(rows).toEqual([{ workspace_id: jornada.workspaceId }]);
  expect((await jornada.ask('GET', '/api/csat', { key })).body).toMatchObject({ on: false, address: '' });
});

async function figure(channel: string): Promise<{ value: number | null; n: number }> {
  await lensCaughtUp(jornada.context);
  const { status, body } = await jornada.ask('GET', `/api/metrics/csat?channel=${channel}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.total;
}
