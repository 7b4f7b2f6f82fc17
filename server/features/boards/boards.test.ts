import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  // Cards are asked as soon as they are kept: in its first moments a workspace's lens is still being made.
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada.stop());

const FUNNEL = {
  kind: 'funnel',
  title: 'To the order',
  question: { step: ['Product Viewed', 'Order Completed'] },
};
const PATHS = { kind: 'paths', title: 'After a late parcel', question: { start: 'Order Late' }, days: 90 };
const METRIC = { kind: 'metric', title: 'NPS by month', question: { id: 'nps', interval: 'month' } };
const MAP = { kind: 'map', title: 'The map', question: { channel: 'web' } };
const RETENTION = {
  kind: 'retention',
  title: 'Who buys again',
  question: { interval: 'week', rolling: true },
};

test('a board keeps its cards in order, whatever is put between, moved, or taken away', async () => {
  const made = await post('/api/boards', { name: 'Weekly', cards: [FUNNEL, PATHS] });
  expect(made.status).toBe(201);
  const address = `/api/boards/${made.body.id}`;
  await post(`${address}/cards`, { ...METRIC, position: 1 });
  await post(`${address}/cards`, MAP);
  expect(await titles(address)).toEqual(['To the order', 'NPS by month', 'After a late parcel', 'The map']);

  const { cards } = (await jornada.ask('GET', address)).body;
  const order = cards.map(({ id }: { id: string }) => id).reverse();
  expect((await jornada.ask('PATCH', address, { json: { order } })).status).toBe(200);
  expect(await titles(address)).toEqual(['The map', 'After a late parcel', 'NPS by month', 'To the order']);
  const incomplete = await jornada.ask('PATCH', address, { json: { order: order.slice(1) } });
  expect([incomplete.status, incomplete.body.errors[0].at]).toEqual([400, 'order']);

  expect((await jornada.ask('DELETE', `${address}/cards/${order[1]}`)).status).toBe(204);
  expect(await titles(address)).toEqual(['The map', 'NPS by month', 'To the order']);

  const other = await post('/api/boards', { name: 'Other', cards: [RETENTION] });
  const moved = await jornada.ask('PATCH', `${address}/cards/${order[0]}`, {
    json: { boardId: other.body.id, title: 'Moved' },
  });
  expect(moved.body).toMatchObject({ title: 'Moved', position: 1 });
  expect(await titles(address)).toEqual(['NPS by month', 'To the order']);
  expect(await titles(`/api/boards/${other.body.id}`)).toEqual(['Who buys again', 'Moved']);
  const listed = (await jornada.ask('GET', '/api/boards')).body.items;
  expect(listed.map(({ name, cards: n }: { name: string; cards: number }) => [name, n])).toEqual([
    ['Other', 2],
    ['Weekly', 2],
  ]);
  await jornada.ask('DELETE', address);
  expect((await jornada.ask('GET', address)).status).toBe(404);
  expect((await jornada.ask('GET', '/api/audit?action=board')).body.items.length).toBeGreaterThan(5);
});

test('a card keeps the whole question, so that it means the same tomorrow, and its question can be asked', async () => {
  const made = await post('/api/boards', { name: 'Asked', cards: [FUNNEL, PATHS, RETENTION] });
  const [funnel, paths, retention] = made.body.cards;
  expect(funnel.question).toMatchObject({ order: 'ordered', windowSeconds: 2_592_000 });
  expect(paths).toMatchObject({ days: 90, question: { steps: 5, minShare: 0.01, foldRepeats: true } });
  expect(retention.question).toMatchObject({ first: 'order', periods: 12, rolling: true });
  for (const [path, card] of [
    ['funnel', funnel],
    ['retention', retention],
  ] as const) {
    const query = Object.entries(card.question).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
    );
    const answer = await jornada.ask('GET', `/api/journeys/${path}?${new URLSearchParams(query)}`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
});

test('a question that its kind does not take is refused at the field', async () => {
  const board = await post('/api/boards', { name: 'Strict' });
  const wrong: [object, string][] = [
    [{ kind: 'funnel', title: 'x', question: { step: ['Order Completed'] } }, 'question.steps'],
    [
      { kind: 'funnel', title: 'x', question: { step: ['a', 'b'], windowSeconds: 1e12 } },
      'question.windowSeconds',
    ],
    [{ kind: 'paths', title: 'x', question: { steps: 50 } }, 'question.steps'],
    [{ kind: 'paths', title: 'x', question: { start: 'a', end: 'b' } }, 'question.end'],
    [{ kind: 'metric', title: 'x', question: { id: 'happiness' } }, 'question.id'],
    [{ kind: 'retention', title: 'x', question: { interval: 'century' } }, 'question.interval'],
    [{ kind: 'map', title: 'x', question: { nonsense: 1 } }, 'question'],
  ];
  for (const [card, at] of wrong) {
    const answer = await post(`/api/boards/${board.body.id}/cards`, card);
    expect([answer.status, answer.body.errors?.[0].at], JSON.stringify(answer.body)).toEqual([400, at]);
  }
  expect((await post(`/api/boards/${crypto.randomUUID()}/cards`, MAP)).status).toBe(404);
});

async function titles(address: string): Promise<string[]> {
  const { cards } = (await jornada.ask('GET', address)).body;
  expect(cards.map(({ position }: { position: number }) => position)).toEqual([...cards.keys()]);
  return cards.map(({ title }: { title: string }) => title);
}

const post = (address: string, json: object) => jornada.ask('POST', address, { json });
