import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { answer, key, makeCustomers } from './testing.ts';

let jornada: TestJornada;
let people = 0;

beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

async function someone(email?: string): Promise<string> {
  const n = people++;
  const [id] = await makeCustomers(jornada, [
    {
      identities: [key('userId', `person-${n}`), ...(email ? [key('email', email)] : [])],
      facts: { name: `Person ${n}` },
    },
  ]);
  return id!;
}

const get = async (id: string) => (await jornada.ask('GET', `/api/customers/${id}`)).body;

async function deedsOn(id: string): Promise<string[]> {
  const { rows } = await jornada.context.db.owner.query(
    'select action from audit_log where subject_id = $1 order by at, id',
    [id],
  );
  return rows.map(({ action }) => action);
}

describe('merging', () => {
  test('a preview shows exactly what merging makes, and changes nothing', async () => {
    const [one, other] = [await someone('one@example.com'), await someone('other@example.com')];
    await jornada.ask('PUT', `/api/customers/${other}/tags/vip`);
    const before = [await get(one), await get(other)];
    const { body: preview } = await jornada.ask('GET', `/api/customers/${one}/merge-preview?other=${other}`);
    expect([preview.winner, preview.loser]).toEqual(before);
    expect([await get(one), await get(other)]).toEqual(before);
    const { body: merged } = await jornada.ask('POST', `/api/customers/${one}/merge`, { json: { other } });
    const { merges: _1, ...seen } = preview.result;
    const { merges: _2, ...made } = merged.customer;
    expect(made).toEqual(seen);
    expect(made.tags).toEqual(['vip']);
    expect(made.identities).toHaveLength(4);
  });

  test('both ids answer with the person and say so; undone, both are again what they were', async () => {
    const [one, other] = [await someone(), await someone()];
    const before = [await get(one), await get(other)];
    const merge = await jornada.ask('POST', `/api/customers/${one}/merge`, { json: { other } });
    expect(await get(other)).toMatchObject({ id: one, mergedFrom: other });
    expect((await jornada.ask('POST', `/api/customers/${one}/merge`, { json: { other } })).status).toBe(409);
    const undone = await jornada.ask('POST', `/api/customers/${one}/unmerge`, {
      json: { mergeId: merge.body.mergeId },
    });
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    const withoutHistory = ({ merges: _, ...customer }: { merges: unknown }) => customer;
    expect([await get(one), await get(other)].map(withoutHistory)).toEqual(before.map(withoutHistory));
    expect((await get(one)).merges).toMatchObject([{ winnerId: one, loserId: other, undoneBy: 'First key' }]);
    expect(await deedsOn(one)).toEqual(['customer.merged', 'customer.unmerged']);
    expect((await jornada.ask('POST', `/api/customers/${one}/unmerge`)).status).toBe(404);
  });

  test('the list sorts by the lowest rating of the whole person, and of each again when undone', async () => {
    const [one, other] = [await someone(), await someone()];
    await answer(jornada, { customerId: one, score: 4 });
    const rated = async () => {
      const { body } = await jornada.ask('GET', '/api/customers?sort=rating&maxScore=4');
      return body.items.map(({ id, lowestRating }: { id: string; lowestRating: number }) => [
        id,
        lowestRating,
      ]);
    };
    await answer(jornada, { customerId: other, score: 2 });
    await jornada.ask('POST', `/api/customers/${one}/merge`, { json: { other } });
    expect(await rated()).toEqual([[one, 2]]);
    await answer(jornada, { customerId: other, score: 1 });
    expect(await rated()).toEqual([[one, 1]]);
    await jornada.ask('POST', `/api/customers/${one}/unmerge`);
    expect(await rated()).toEqual([
      [other, 1],
      [one, 4],
    ]);
  });

  test('somebody else’s merge cannot be undone from here', async () => {
    const [one, other, third] = [await someone(), await someone(), await someone()];
    const { body } = await jornada.ask('POST', `/api/customers/${one}/merge`, { json: { other } });
    const { status } = await jornada.ask('POST', `/api/customers/${third}/unmerge`, {
      json: { mergeId: body.mergeId },
    });
    expect(status).toBe(404);
  });
});

describe('suggested merges', () => {
  /** Two user ids that were seen with one e-mail address. */
  async function suggestion() {
    const email = `shared-${people}@example.com`;
    const [one, other] = [await someone(email), await someone(email)];
    const { body } = await jornada.ask('GET', `/api/merges/suggestions?customer=${one}`);
    return { one, other, email, open: body };
  }

  test('show both people and the key they share, the older first', async () => {
    const { one, other, email, open } = await suggestion();
    expect(open).toMatchObject({
      total: 1,
      nextCursor: null,
      items: [{ kind: 'email', value: email, first: { id: one }, second: { id: other } }],
    });
    expect((await get(one)).openSuggestions).toBe(1);
    const all = (await jornada.ask('GET', '/api/merges/suggestions?limit=1')).body;
    expect(all.items[0].first.id).toBe(one);
  });

  test('accepted, they are one person, and the suggestion is gone', async () => {
    const { one, other, open } = await suggestion();
    const accept = (json?: unknown) =>
      jornada.ask('POST', `/api/merges/suggestions/${open.items[0].id}/accept`, { json });
    expect((await accept({ winnerId: await someone() })).status).toBe(400);
    const { status, body } = await accept({ winnerId: other });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.customerId).toBe(other);
    expect(await get(one)).toMatchObject({ id: other, openSuggestions: 0 });
    expect((await accept()).status).toBe(409);
  });

  test('dismissed, it is not suggested again; taken back, it is', async () => {
    const { one, email, open } = await suggestion();
    const path = `/api/merges/suggestions/${open.items[0].id}`;
    expect((await jornada.ask('POST', `${path}/dismiss`)).status).toBe(204);
    expect((await jornada.ask('POST', `${path}/dismiss`)).status).toBe(409);
    await makeCustomers(jornada, [
      { identities: [key('userId', `person-${people - 1}`), key('email', email)] },
    ]);
    expect((await get(one)).openSuggestions).toBe(0);
    expect((await jornada.ask('POST', `${path}/reopen`)).status).toBe(204);
    expect((await get(one)).openSuggestions).toBe(1);
  });
});
