/** What is no touchpoint for two reasons, spam and an answer that did not arrive, is one again when neither holds. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { type Delivery, tellDelivery } from '../delivery.ts';
import { deskOf } from '../testing.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const { begin, read, write, change, touchpoints } = deskOf(() => jornada);

const ASKED = 'Help Requested';
const ANSWERED = [ASKED, 'Help Answered'];

/** A conversation that was answered, on its customer's timeline. */
async function answered(status?: string) {
  const id = await begin();
  const { customer } = await read(id);
  const { body } = await write(id, { text: 'It comes on Tuesday.', ...(status && { status }) });
  return {
    id,
    story: async () => (await touchpoints(customer.id)).sort().reverse(),
    got: (state: Delivery['state']) =>
      inWorkspace(jornada.context.db, { workspaceId: jornada.workspaceId }, (tx) =>
        tellDelivery(tx, { workspaceId: jornada.workspaceId }, body.id, { state, reason: null }),
      ),
  };
}

test('an answer that failed stays aside when its conversation is spam no longer, until it is sent', async () => {
  const { id, story, got } = await answered();
  expect(await story()).toEqual(ANSWERED);
  await got('failed');
  expect(await story()).toEqual([ASKED]);
  await change(id, { status: 'spam' });
  expect(await story()).toEqual([]);
  await change(id, { status: 'open' });
  expect(await story()).toEqual([ASKED]);
  await got('sent');
  expect(await story()).toEqual(ANSWERED);
});

test('an answer that arrives after all stays aside while its conversation is spam', async () => {
  const { id, story, got } = await answered();
  await got('failed');
  await change(id, { status: 'spam' });
  await got('sent');
  expect(await story()).toEqual([]);
  await change(id, { status: 'open' });
  expect(await story()).toEqual(ANSWERED);
});

test('an answer that fails while its conversation is spam is none when that is over', async () => {
  const { id, story, got } = await answered();
  await change(id, { status: 'spam' });
  await got('failed');
  await change(id, { status: 'open' });
  expect(await story()).toEqual([ASKED]);
  await got('sent');
  expect(await story()).toEqual(ANSWERED);
});

test('nothing was solved with an answer that failed, however often its conversation was spam', async () => {
  const { id, story, got } = await answered('solved');
  expect(await story()).toEqual(['Problem Solved', ...ANSWERED]);
  await got('failed');
  await change(id, { status: 'spam' });
  await change(id, { status: 'open' });
  expect(await story()).toEqual([ASKED]);
});

test('of a conversation that is deleted no word is left, neither of answers that did not arrive', async () => {
  const { id, story, got } = await answered();
  await got('failed');
  const { number } = await read(id);
  const owner = () => jornada.context.db.owner;
  const words = async () =>
    (
      await owner().query(
        `select 1 from touchpoints_aside where properties ->> 'conversation_id' = $1 and properties ? 'text'`,
        [id],
      )
    ).rowCount;
  expect(await words()).toBe(1);
  const removed = await jornada.ask('DELETE', `/api/conversations/${id}?number=${number}`);
  expect(removed.status, JSON.stringify(removed.body)).toBe(204);
  expect(await words()).toBe(0);
  expect(await story()).toEqual([ASKED]);
});
