/** Scorecards, reviews, what is drawn, calibration, coaching and the report, through their doors. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { type NewMember, newMember } from '../../testing/members.ts';
import { zoneAtNoon } from '../../testing/noon.ts';
import { eventually } from '../../testing/processes.ts';
import { type SignedIn, signIn } from '../../testing/sign-in.ts';
import { draw } from './sampling/draw.ts';
import { answeredConversation, solvedLastWeek } from './testing.ts';

let jornada: TestJornada;
let owner: SignedIn;
let lea: NewMember;
let leo: NewMember;
let ana: NewMember;
let bob: NewMember;
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = await signIn(jornada, OWNER);
  // No week ends while they are drawn.
  await owner.ask('PATCH', '/api/workspace', { json: { timeZone: zoneAtNoon() } });
  lea = await newMember(jornada, owner, 'lea@example.com', 'lead', 'Lea');
  leo = await newMember(jornada, owner, 'leo@example.com', 'lead', 'Leo');
  ana = await newMember(jornada, owner, 'ana@example.com', 'agent', 'Ana');
  bob = await newMember(jornada, owner, 'bob@example.com', 'agent', 'Bob');
});
afterAll(() => jornada.stop());

// biome-ignore lint/suspicious/noExplicitAny: what a test asserts about
type Any = any;

async function ask(
  who: SignedIn,
  method: string,
  address: string,
  json?: object,
  expected = 200,
): Promise<Any> {
  const { status, body } = await who.ask(method, `/api/quality/${address}`, json ? { json } : {});
  expect(status, `${method} ${address}: ${JSON.stringify(body)}`).toBe(expected);
  return body;
}

const usual = async () => (await ask(lea, 'GET', 'scorecards')).items[0];
const answered = (by: SignedIn = ana) => answeredConversation(jornada, { by });
const begin = (by: SignedIn, conversation: string, member: string, more: object = {}, expected = 201) =>
  ask(by, 'POST', 'reviews', { conversation, member, ...more }, expected);
const all = (criteria: { id: string }[], value: number) =>
  criteria.map(({ id }) => ({ criterion: id, value }));

/** Given by Lea, of Ana's answers unless told: every criterion at this of 5. */
async function given(value = 4, member = ana, more: object = {}) {
  const { id, criteria } = await begin(lea, await answered(member), member.id, more);
  await ask(lea, 'PUT', `reviews/${id}`, { answers: all(criteria, value) });
  return ask(lea, 'POST', `reviews/${id}/giving`);
}

describe('a scorecard', () => {
  test('is there from the start, and its change leaves past reviews as they were', async () => {
    const first = await usual();
    expect(first.criteria.map(({ name }: Any) => name)).toEqual([
      ...['Courtesy', 'Correctness', 'Personalisation', 'Completeness'],
    ]);
    const review = await given(5, ana, { scorecard: first.id });
    expect(review).toMatchObject({ score: 100, scorecard: { version: 1 } });
    const [courtesy] = first.criteria;
    const changed = await ask(lea, 'PATCH', `scorecards/${first.id}`, {
      criteria: [
        { ...courtesy, weight: 7 },
        { name: 'Legal notice', scale: 'yes-no', critical: true },
      ],
    });
    expect(changed).toMatchObject({
      version: 2,
      criteria: [{ id: courtesy.id, weight: 7 }, { scale: 'yes-no' }],
    });
    const same = await ask(lea, 'PATCH', `scorecards/${first.id}`, { criteria: changed.criteria });
    expect(same.version).toBe(2);
    const kept = await ask(lea, 'GET', `reviews/${review.id}`);
    expect(kept).toMatchObject({ score: 100, scorecard: { version: 1 }, criteria: first.criteria });
    const next = await begin(lea, await answered(), ana.id, { scorecard: first.id });
    expect(next.scorecard.version).toBe(2);
    const notice = next.criteria[1].id;
    const missed = await ask(lea, 'PUT', `reviews/${next.id}`, {
      answers: [
        { criterion: courtesy.id, value: 5 },
        { criterion: notice, value: 0 },
      ],
    });
    expect(missed).toMatchObject({ score: 0, failed: true, state: 'draft' });
    await ask(lea, 'DELETE', `reviews/${next.id}`, undefined, 204);
    await ask(lea, 'PATCH', `scorecards/${first.id}`, { criteria: first.criteria });
  });

  test('is told in the reader’s language, and is not changed by who reads it in another', async () => {
    const before = await usual();
    expect(before.criteria[0]).toMatchObject({ name: 'Courtesy', usual: 'courtesy' });
    const reading = { headers: { 'accept-language': 'ro' } };
    const { body } = await lea.ask('GET', '/api/quality/scorecards', reading);
    const [hers] = body.items;
    expect([hers.name, hers.criteria[0].name, hers.criteria[0].usual]).toEqual([
      ...['Răspunsuri bune', 'Amabilitate', 'courtesy'],
    ]);
    const same = { name: hers.name, criteria: hers.criteria };
    expect(await ask(lea, 'PATCH', `scorecards/${hers.id}`, same)).toEqual(before);
    const [first, ...rest] = hers.criteria;
    const changed = { ...same, criteria: [{ ...first, good: 'Salută' }, ...rest] };
    await ask(lea, 'PATCH', `scorecards/${hers.id}`, changed);
    expect((await usual()).criteria, 'what somebody changed is told as written').toMatchObject([
      { name: 'Amabilitate', good: 'Salută', usual: null },
      { name: 'Correctness', usual: 'correctness' },
      ...[{}, {}],
    ]);
    await ask(lea, 'POST', 'scorecards', { name: 'Boas respostas', criteria: [{ name: 'A' }] }, 409);
    await ask(lea, 'PATCH', `scorecards/${hers.id}`, { criteria: before.criteria });
    const review = await given(4);
    const { body: read } = await ana.ask('GET', `/api/quality/reviews/${review.id}`, reading);
    expect([read.scorecard.name, read.criteria[1].name]).toEqual(['Răspunsuri bune', 'Corectitudine']);
  });

  test('is archived and taken back; names and criteria must be their own', async () => {
    const made = await ask(lea, 'POST', 'scorecards', { name: 'Calls', criteria: [{ name: 'Tone' }] }, 201);
    await ask(lea, 'PATCH', `scorecards/${made.id}`, { archived: true });
    await begin(lea, await answered(), ana.id, { scorecard: made.id }, 400);
    await ask(lea, 'PATCH', `scorecards/${made.id}`, { archived: false });
    await ask(lea, 'POST', 'scorecards', { name: 'calls', criteria: [{ name: 'Tone' }] }, 409);
    await ask(lea, 'POST', 'scorecards', { name: 'Two', criteria: [{ name: 'A' }, { name: 'a' }] }, 400);
    const { rows } = await jornada.context.db.owner.query(
      "select action from audit_log where action like 'scorecard.%' and subject_id = $1 order by at",
      [made.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...['scorecard.created', 'scorecard.archived', 'scorecard.restored'],
    ]);
  });
});

describe('a review', () => {
  test('is a draft of its own, complete when given, and points at messages of its conversation', async () => {
    const conversation = await answered();
    const { id, criteria } = await begin(lea, conversation, ana.id);
    expect((await begin(lea, conversation, ana.id)).id).toBe(id);
    await begin(leo, conversation, ana.id, {}, 409);
    await ask(leo, 'GET', `reviews/${id}`, undefined, 404);
    const { items } = (await lea.ask('GET', `/api/conversations/${conversation}`)).body;
    const message = items.at(-1).id;
    const other = (await lea.ask('GET', `/api/conversations/${await answered()}`)).body.items[0].id;
    const [first, second] = criteria;
    const pointing = (at: string) => ({
      answers: [{ criterion: first.id, value: 2, comment: 'Curt', message: at }],
    });
    await ask(lea, 'PUT', `reviews/${id}`, pointing(other), 400);
    await ask(lea, 'PUT', `reviews/${id}`, { answers: [{ criterion: first.id, value: 6 }] }, 400);
    await ask(lea, 'PUT', `reviews/${id}`, { answers: [{ criterion: second.id, applies: false }] }, 400);
    const draft = await ask(lea, 'PUT', `reviews/${id}`, pointing(message));
    expect(draft.answers).toEqual([
      { criterion: first.id, value: 2, applies: true, comment: 'Curt', message },
    ]);
    const open = await ask(lea, 'POST', `reviews/${id}/giving`, undefined, 400);
    expect(open.errors[0].message).toContain(second.name);
    await ask(ana, 'GET', `reviews/${id}`, undefined, 404);
    await ask(lea, 'PUT', `reviews/${id}`, { answers: all(criteria, 3), comment: 'Fair' });
    expect(await ask(lea, 'POST', `reviews/${id}/giving`)).toMatchObject({ state: 'given', score: 50 });
    expect(await ask(ana, 'GET', `reviews/${id}`)).toMatchObject({ score: 50, reviewer: { name: 'Lea' } });
  });

  test('is acknowledged; changed, it is to be read again, and its history says what it was', async () => {
    const { id, criteria } = await given(4);
    expect(await ask(ana, 'POST', `reviews/${id}/acknowledgement`)).toMatchObject({ state: 'acknowledged' });
    await ask(leo, 'PUT', `reviews/${id}`, { answers: all(criteria, 1) }, 403);
    const changed = await ask(lea, 'PUT', `reviews/${id}`, { answers: all(criteria, 5) });
    expect(changed).toMatchObject({ state: 'given', score: 100, acknowledgedAt: null });
    expect(changed.changes.map(({ what }: Any) => what)).toEqual(['given', 'acknowledged', 'changed']);
    expect(changed.changes[2]).toMatchObject({ by: 'Lea', before: { score: 75 }, after: { score: 100 } });
  });

  test('gets a second look from another lead, once', async () => {
    const { id, criteria } = await given(2);
    await ask(bob, 'POST', `reviews/${id}/dispute`, { text: 'I was not asked that' }, 404);
    await ask(ana, 'POST', `reviews/${id}/dispute`, { text: 'It was answered before' });
    await ask(ana, 'POST', `reviews/${id}/acknowledgement`, undefined, 409);
    await ask(ana, 'POST', `reviews/${id}/resolution`, { text: 'Fine' }, 403);
    await ask(leo, 'PUT', `reviews/${id}`, { answers: all(criteria, 4) });
    const resolved = await ask(leo, 'POST', `reviews/${id}/resolution`, { text: 'You are right' });
    expect(resolved).toMatchObject({
      ...{ state: 'resolved', score: 75, dispute: { text: 'It was answered before', by: { name: 'Ana' } } },
      resolution: { text: 'You are right', by: { name: 'Leo' } },
    });
    await ask(ana, 'POST', `reviews/${id}/dispute`, { text: 'Again' }, 409);
    await ask(ana, 'POST', `reviews/${id}/acknowledgement`);
  });

  test('is of somebody else, who answered, by who may', async () => {
    const conversation = await answered(lea);
    await begin(lea, conversation, lea.id, {}, 400);
    await begin(leo, conversation, ana.id, {}, 400);
    await begin(leo, crypto.randomUUID(), ana.id, {}, 404);
    const { id } = await begin(leo, conversation, lea.id);
    const doors: [string, string, object?][] = [
      ['POST', 'reviews', { conversation, member: lea.id }],
      ['PUT', `reviews/${id}`, { answers: [] }],
      ['POST', `reviews/${id}/giving`],
      ['DELETE', `reviews/${id}`],
      ['POST', `reviews/${id}/resolution`, { text: 'x' }],
      ['GET', `conversations/${conversation}`],
      ['GET', 'reviews/csv'],
      ['GET', 'report'],
      ['GET', 'queue'],
      ['GET', 'rules'],
      ['GET', 'calibrations'],
      ['POST', 'scorecards', { name: 'x', criteria: [{ name: 'y' }] }],
    ];
    for (const [method, address, json] of doors) await ask(ana, method, address, json, 403);
    await ask(ana, 'GET', `reviews/${id}`, undefined, 404);
    await ask(ana, 'GET', `reviews/${(await given(3, bob)).id}`, undefined, 404);
    const { items } = await ask(ana, 'GET', 'reviews?limit=100');
    expect(new Set(items.map(({ member }: Any) => member.name))).toEqual(new Set(['Ana']));
    expect(await ask(lea, 'GET', `reviews?member=me`)).toMatchObject({ total: 0 });
  });
});

describe('what is drawn', () => {
  test('is drawn once, shared out, taken once, left out with a reason and taken back', async () => {
    const { owner: pool } = jornada.context.db;
    const solved = await Promise.all([ana, ana, ana, ana, bob].map((by) => answered(by)));
    const low = await answered(bob);
    await pool.query('update conversations set csat = 1, csat_at = now() where id = $1', [low]);
    await solvedLastWeek(pool, [...solved, low]);
    const { id: scorecard } = await usual();
    const targeted = { how: 'targeted', perPerson: 5, scorecard };
    await ask(lea, 'POST', 'rules', { ...targeted, name: 'None', reasons: [] }, 400);
    await ask(
      lea,
      'POST',
      'rules',
      { ...targeted, name: 'Who', reasons: ['missed'], reviewers: [ana.id] },
      400,
    );
    const rule = await ask(
      lea,
      'POST',
      'rules',
      { name: 'Two each', how: 'random', perPerson: 2, scorecard },
      201,
    );
    const drawn = async (count: number) =>
      eventually(async () => {
        const queue = await ask(lea, 'GET', 'queue');
        expect(queue.items).toHaveLength(count);
        return queue.items;
      });
    let items = await drawn(4);
    const names = (who: string) => items.map((one: Any) => one[who].name).sort();
    expect(names('member')).toEqual(['Ana', 'Ana', 'Bob', 'Bob']);
    expect(names('reviewer')).toEqual(['Lea', 'Lea', 'Leo', 'Leo']);
    const { items: rules } = await ask(lea, 'GET', 'rules');
    expect(rules).toMatchObject([{ id: rule.id, lastDraw: { candidates: 6, drawn: 4 } }]);
    await ask(
      lea,
      'POST',
      'rules',
      { ...targeted, name: 'Unhappy', reasons: ['low-csat', 'long'], longerThan: 1 },
      201,
    );
    // Of Ana's two that are left each has two messages; both of Bob's are drawn already.
    items = await drawn(6);
    expect(items.map(({ reason }: Any) => reason).sort()).toEqual([
      'long',
      'long',
      ...Array(4).fill('random'),
    ]);

    const [one, two] = items;
    const takes = await Promise.all(
      [lea, leo].map((who) => who.ask('POST', `/api/quality/queue/${one.id}/taking`)),
    );
    expect(takes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = takes[0]!.status === 200 ? lea : leo;
    const review = takes.find(({ status }) => status === 200)!.body;
    expect(review).toMatchObject({ chosen: one.reason, state: 'draft' });
    await ask(winner, 'PUT', `queue/${one.id}/skip`, { reason: 'x' }, 409);
    await ask(winner, 'DELETE', `reviews/${review.id}`, undefined, 204);
    await ask(leo, 'PUT', `queue/${two.id}/skip`, { reason: 'Only a thank you' });
    expect((await ask(lea, 'GET', 'queue')).items.at(-1)).toMatchObject({
      ...{ id: two.id, state: 'skipped', skippedBecause: 'Only a thank you' },
    });
    expect(await ask(leo, 'DELETE', `queue/${two.id}/skip`)).toMatchObject({ state: 'waiting' });

    const again = await ask(leo, 'POST', `queue/${one.id}/taking`);
    await ask(leo, 'PUT', `reviews/${again.id}`, { answers: all(again.criteria, 4) });
    await ask(leo, 'POST', `reviews/${again.id}/giving`);
    expect((await ask(leo, 'GET', 'queue')).items.find(({ id }: Any) => id === one.id)).toMatchObject({
      ...{ state: 'reviewed', review: { id: again.id, score: 75 } },
    });
    await ask(lea, 'DELETE', `rules/${rule.id}`, undefined, 204);
    expect((await ask(leo, 'GET', 'queue')).items.length).toBeLessThan(6);
  });
});

describe('the week that runs', () => {
  test('is drawn at once, again the same, and in the end as if nobody had drawn before', async () => {
    const { owner: pool } = jornada.context.db;
    const dan = await newMember(jornada, owner, 'dan@example.com', 'agent', 'Dan');
    const { items: rules } = await ask(lea, 'GET', 'rules');
    for (const { id } of rules) await ask(lea, 'PATCH', `rules/${id}`, { enabled: false });
    await ask(lea, 'POST', 'queue/draw', undefined, 409);
    await ask(ana, 'POST', 'queue/draw', undefined, 403);
    const { id: scorecard } = await usual();
    const make = (rule: object) => ask(lea, 'POST', 'rules', { scorecard, ...rule }, 201);
    const long = { how: 'targeted', reasons: ['long'], longerThan: 1, perPerson: 9 };
    const ids = [(await make({ ...long, name: 'Long' })).id];
    const rule = await make({ name: 'Two each', how: 'random', perPerson: 2 });
    ids.push(rule.id);
    const settled = () =>
      eventually(async () => {
        const { items } = await ask(lea, 'GET', 'rules');
        for (const id of ids) {
          const { lastDraw } = items.find((one: Any) => one.id === id);
          expect(lastDraw).toMatchObject({ soFar: false });
        }
      });
    await settled();

    const conversations: string[] = [];
    const solveMore = async (count: number) => {
      for (let n = 0; n < count; n += 1) conversations.push(await answered(dan));
    };
    await solveMore(3);
    const drawn = (queue: Any) => queue.items.filter(({ member }: Any) => member.id === dan.id);
    const draws = async () => drawn(await ask(lea, 'POST', 'queue/draw'));
    const atRandom = (items: Any) => items.filter(({ reason }: Any) => reason === 'random');
    const early = await draws();
    expect([early.length, atRandom(early).length]).toEqual([3, 2]);
    const idsOf = (items: Any) => items.map(({ id }: Any) => id).sort();
    expect(idsOf(await draws()), 'drawn again, it is the same').toEqual(idsOf(early));
    const begun = atRandom(early)[0];
    await ask(leo, 'POST', `queue/${begun.id}/taking`);
    await solveMore(4);
    await draws();
    expect((await ask(lea, 'GET', 'rules')).items.find(({ id }: Any) => id === rule.id)).toMatchObject({
      lastDraw: { soFar: true },
    });

    // A week goes by.
    const week = "interval '7 days'";
    await pool.query(`update conversations set solved_at = solved_at - ${week} where id = any($1::uuid[])`, [
      conversations,
    ]);
    await pool.query('update quality_samples set week = week - 7 where conversation_id = any($1::uuid[])', [
      conversations,
    ]);
    const drawsOfRules = 'rule_id = any($1::uuid[])';
    await pool.query(`delete from quality_draws where ${drawsOfRules} and not so_far`, [ids]);
    await pool.query(`update quality_draws set week = week - 7 where ${drawsOfRules}`, [ids]);
    await ask(lea, 'PATCH', `rules/${rule.id}`, { enabled: true });
    await settled();
    const whole = drawn(await ask(lea, 'GET', 'queue'));
    const expected = draw(
      conversations.map((conversation) => ({ conversation, member: dan.id })),
      { seed: rule.seed, week: whole[0].week, perPerson: 2 },
    ).map(({ conversation }) => conversation);
    const random = atRandom(whole).map(({ conversation }: Any) => conversation.id);
    expect(random.sort()).toEqual([...new Set([...expected, begun.conversation.id])].sort());
    expect(whole.map(({ conversation }: Any) => conversation.id).sort(), 'each once').toEqual(
      conversations.sort(),
    );
    for (const id of ids) await ask(lea, 'DELETE', `rules/${id}`, undefined, 204);
  });
});

test('what waits for somebody is counted until it is done', async () => {
  const eva = await newMember(jornada, owner, 'eva@example.com', 'agent', 'Eva');
  const fin = await newMember(jornada, owner, 'fin@example.com', 'lead', 'Fin');
  const waits = (who: SignedIn) => ask(who, 'GET', 'waiting');
  const nothing = { secondLooks: 0, reviews: 0, notes: 0, followUps: 0 };
  const { secondLooks } = await waits(fin);
  expect(await waits(eva)).toEqual(nothing);
  const { id } = await given(3, eva);
  expect(await waits(eva)).toEqual({ ...nothing, reviews: 1 });
  await ask(eva, 'POST', `reviews/${id}/dispute`, { text: 'I did ask' });
  expect(await waits(eva)).toEqual(nothing);
  expect(await waits(fin)).toEqual({ ...nothing, secondLooks: secondLooks + 1 });
  await ask(fin, 'POST', `reviews/${id}/resolution`, { text: 'So you did' });
  expect(await waits(fin)).toEqual({ ...nothing, secondLooks });
  expect(await waits(eva)).toEqual({ ...nothing, reviews: 1 });
  await ask(eva, 'POST', `reviews/${id}/acknowledgement`);
  expect(await waits(eva)).toEqual(nothing);

  const words = { member: eva.id, text: 'Ask twice', followUpOn: '2026-01-01' };
  const note = await ask(fin, 'POST', 'coaching', words, 201);
  expect([note.isNew, note.isDue]).toEqual([false, true]);
  expect(await waits(eva)).toEqual({ ...nothing, notes: 1 });
  const seen = (who: SignedIn, until: string) =>
    ask(who, 'PUT', 'coaching/seen', { notes: [note.id], until }, 204);
  await seen(bob, note.lastWordAt);
  await seen(eva, '2026-01-01T00:00:00.000Z');
  expect((await ask(eva, 'GET', 'coaching')).items, 'what came later is not seen').toMatchObject([
    { isNew: true },
  ]);
  await seen(eva, note.lastWordAt);
  expect(await waits(eva)).toEqual(nothing);
  await ask(eva, 'POST', `coaching/${note.id}/answers`, { text: 'I will' }, 201);
  expect(await waits(fin)).toEqual({ ...nothing, secondLooks, notes: 1, followUps: 1 });
  await seen(fin, (await ask(fin, 'GET', 'coaching')).items[0].lastWordAt);
  await ask(fin, 'PATCH', `coaching/${note.id}`, { followUpOn: '2999-01-01' });
  expect(await waits(fin)).toEqual({ ...nothing, secondLooks });
  await ask(fin, 'PATCH', `coaching/${note.id}`, { followUpOn: '2026-01-02', text: 'Ask once more' });
  expect(await waits(fin)).toEqual({ ...nothing, secondLooks, followUps: 1 });
  expect(await waits(eva), 'other words are new').toEqual({ ...nothing, notes: 1 });
  await ask(fin, 'PUT', `coaching/${note.id}/done`);
  expect(await waits(fin)).toEqual({ ...nothing, secondLooks });
});

describe('a calibration', () => {
  test('is blind until it is compared, and keeps what was agreed on', async () => {
    const conversation = await answered();
    const open = (reviewers: string[], expected = 201) =>
      ask(lea, 'POST', 'calibrations', { conversation, member: ana.id, reviewers }, expected);
    await open([lea.id, bob.id], 400);
    const { id, criteria, scorecard } = await open([lea.id, leo.id]);
    const hers = await ask(lea, 'POST', `calibrations/${id}/review`);
    await ask(lea, 'PUT', `reviews/${hers.id}`, { answers: all(criteria, 5) });
    await ask(lea, 'POST', `reviews/${hers.id}/giving`);
    await ask(leo, 'GET', `reviews/${hers.id}`, undefined, 404);
    expect(await ask(leo, 'GET', `calibrations/${id}`)).toMatchObject({
      reviews: [],
      difference: null,
      mine: null,
    });
    await ask(lea, 'POST', `calibrations/${id}/comparison`, undefined, 409);
    await ask(ana, 'GET', `reviews/${hers.id}`, undefined, 404);
    const his = await ask(leo, 'POST', `calibrations/${id}/review`);
    expect(his.id).not.toBe(hers.id);
    await ask(leo, 'PUT', `reviews/${his.id}`, {
      answers: criteria.map((one: Any, at: number) => ({ criterion: one.id, value: at ? 5 : 3 })),
    });
    await ask(leo, 'POST', `reviews/${his.id}/giving`);
    const compared = await ask(leo, 'POST', `calibrations/${id}/comparison`);
    expect(compared.reviews.map(({ reviewer }: Any) => reviewer.name)).toEqual(['Lea', 'Leo']);
    // Courtesy weighs 1 of 6: 3 of 5 there is half of it.
    expect(compared.difference).toBeCloseTo(100 / 12, 6);
    expect(compared.differences.map(({ difference }: Any) => difference)).toEqual([50, 0, 0, 0]);
    expect(compared.agreement).toEqual({ alpha: null, units: 4, few: true });
    await ask(leo, 'PUT', `reviews/${his.id}`, { answers: all(criteria, 1) }, 409);
    const agreed = await ask(lea, 'PUT', `calibrations/${id}/agreed`, {
      ...{ answers: all(criteria, 4), note: 'Friendly enough' },
    });
    expect(agreed.agreed).toMatchObject({ score: 75, note: 'Friendly enough', by: { name: 'Lea' } });
    const report = await ask(lea, 'GET', `reviews?conversation=${conversation}`);
    expect(report.total).toBe(0);
    expect(scorecard.name).toBe('Good answers');
  });
});

describe('a coaching note', () => {
  test('is between the two, and whoever may do everything', async () => {
    const review = await given(3);
    const text = 'Tell them about the seagull';
    const note = await ask(
      lea,
      'POST',
      'coaching',
      { member: ana.id, text, review: review.id, followUpOn: '2026-12-24' },
      201,
    );
    expect(note).toMatchObject({
      conversation: { id: review.conversation.id },
      followUpOn: '2026-12-24',
      done: null,
    });
    await ask(lea, 'POST', 'coaching', { member: bob.id, text, review: review.id }, 400);
    await ask(ana, 'POST', 'coaching', { member: bob.id, text }, 403);
    for (const stranger of [leo, bob]) {
      expect((await ask(stranger, 'GET', 'coaching')).items).toEqual([]);
      await ask(stranger, 'POST', `coaching/${note.id}/answers`, { text: 'x' }, 404);
      await ask(stranger, 'PUT', `coaching/${note.id}/done`, undefined, 404);
    }
    expect((await ask(owner, 'GET', `coaching?member=${ana.id}`)).items).toHaveLength(1);
    await ask(ana, 'PATCH', `coaching/${note.id}`, { text: 'x' }, 403);
    await ask(ana, 'POST', `coaching/${note.id}/answers`, { text: 'I will' }, 201);
    const done = await ask(ana, 'PUT', `coaching/${note.id}/done`);
    expect(done).toMatchObject({
      done: { by: { name: 'Ana' } },
      answers: [{ author: { name: 'Ana' }, text: 'I will' }],
    });
    expect((await ask(ana, 'GET', 'coaching?member=me&open=true')).items).toEqual([]);
    expect(await ask(lea, 'DELETE', `coaching/${note.id}/done`)).toMatchObject({ done: null });
    const { rows } = await jornada.context.db.owner.query(
      "select count(*)::int as n from audit_log where to_jsonb(audit_log)::text like '%seagull%'",
    );
    expect(rows[0].n, 'its words are not in the audit log').toBe(0);
  });
});

describe('the report', () => {
  test('counts what its lists hold, by every breakdown, and says how sure it is', async () => {
    const cai = await newMember(jornada, owner, 'cai@example.com', 'agent', 'Cai');
    for (const value of [5, 3, 4]) await given(value, cai);
    const of = async (by: string, query = '') => (await ask(lea, 'GET', `report?by=${by}${query}`)).items;
    const mine = (await of('person')).find(({ name }: Any) => name === 'Cai');
    // 100, 50, 75: mean 75, s = 25, t(0.975, 2) = 4.302653, half = 62.1, cut at 100.
    expect(mine).toMatchObject({ key: cai.id, n: 3, mean: 75, few: true, high: 100, failed: 0 });
    expect(mine.low).toBeCloseTo(75 - (4.302653 * 25) / Math.sqrt(3), 3);
    const filters = {
      person: 'member',
      criterion: 'criterion',
      department: 'department',
      channel: 'channel',
    };
    for (const [by, filter] of Object.entries(filters))
      for (const { key, n } of await of(by, `&member=${cai.id}`)) {
        const { total } = await ask(
          lea,
          'GET',
          `reviews?${new URLSearchParams({ member: cai.id, [filter]: key })}`,
        );
        expect(total, `${by} ${key}`).toBe(n);
      }
    const weeks = await of('week', `&member=${cai.id}`);
    expect(weeks).toMatchObject([{ n: 3, mean: 75 }]);
    const { overall, targeted } = await ask(lea, 'GET', 'report');
    const { items, total } = await ask(lea, 'GET', 'reviews?limit=100');
    expect(overall.n).toBe(items.filter(({ state }: Any) => state !== 'draft').length);
    expect(total).toBeGreaterThanOrEqual(overall.n);
    expect(targeted).toBe((await ask(lea, 'GET', 'reviews?chosen=targeted')).total);
    await ask(lea, 'GET', 'report?from=2026-03-02&to=2026-03-01', undefined, 400);
    await lensCaughtUp(jornada.context);
    const figure = (who: SignedIn) => who.ask('GET', '/api/metrics/quality-score?groupBy=member');
    const { body: metric } = await figure(lea);
    expect(metric.total).toMatchObject({ n: overall.n, value: expect.closeTo(overall.mean, 9) });
    expect(metric.groups.find(({ group }: Any) => group === cai.id)).toMatchObject({
      ...{ name: 'Cai', total: { n: 3, value: 75 } },
    });
    expect(metric.total.detail.targeted).toBe(targeted);
    expect((await figure(ana)).status, 'what is said of colleagues is not everybody’s').toBe(403);
    const behind = (who: SignedIn) =>
      who.ask('GET', `/api/metrics/quality-score/conversations?groupBy=member&group=${cai.id}`);
    expect((await behind(lea)).body).toMatchObject({ total: 3, observations: 3 });
    expect((await behind(ana)).status).toBe(403);
  });

  test('is a file with a row for each criterion of each', async () => {
    const { body } = await lea.ask('GET', `/api/quality/reviews/csv?member=${ana.id}`);
    const [head, ...rows] = body.trim().split('\r\n');
    expect(head).toContain('criterion,weight,scale,answer,comment');
    const { items } = await ask(lea, 'GET', `reviews?member=${ana.id}&limit=100`);
    expect(new Set(rows.map((row: string) => row.split(',')[0]))).toEqual(
      new Set(items.filter(({ givenAt }: Any) => givenAt).map(({ id }: Any) => id)),
    );
  });
});
