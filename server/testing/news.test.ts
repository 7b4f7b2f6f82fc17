/** What is said to screens is heard by those who may read what it is about. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from './jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

test('news of conversations and customers is heard by those who may read them, and by nobody else', async () => {
  const { body: only } = await jornada.ask('POST', '/api/keys', {
    json: { name: 'Door', scopes: ['track'] },
  });
  const { body: begun } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'other', customer: { email: 'heard@example.com' }, text: 'Hello' },
  });
  const { body: read } = await jornada.ask('GET', `/api/conversations/${begun.id}`);
  const { rows } = await jornada.context.db.owner.query('select id from members');
  const ofReaders = ['conversations', `conversation:${begun.id}`, `customer:${read.customer.id}`];
  const [one, other] = await Promise.all(
    [jornada.key, only.key].map((key) =>
      listen(key, [...ofReaders, ...rows.map(({ id }) => `member:${id}`), 'departments']),
    ),
  );
  await jornada.ask('POST', `/api/conversations/${begun.id}/messages`, {
    json: { kind: 'customer', text: 'Hello?' },
  });
  await jornada.ask('POST', `/api/conversations/${begun.id}/messages`, {
    json: { kind: 'note', text: 'Look', mentions: rows.map(({ id }) => id).slice(0, 1) },
  });
  await jornada.ask('POST', '/api/departments', { json: { name: 'Heard last' } });
  const [all, little] = await Promise.all([one!.until('departments'), other!.until('departments')]);
  // What is said to a member is for that member alone: no key hears it, whatever it may.
  expect(new Set(all)).toEqual(new Set([...ofReaders, 'departments']));
  expect(little).toEqual(['departments']);
});

test('of what is listened for anew is told what was said since it was looked at; of the rest only what is said now', async () => {
  const { body: only } = await jornada.ask('POST', '/api/keys', {
    json: { name: 'Door 2', scopes: ['track'] },
  });
  const ids = [];
  for (const email of ['early@example.com', 'before@example.com', 'silent@example.com'])
    ids.push(
      (
        await jornada.ask('POST', '/api/conversations', {
          json: { channel: 'other', customer: { email }, text: 'Hello' },
        })
      ).body.id,
    );
  const [early, before, silent] = ids.map((id) => `conversation:${id}`);
  const note = (id: string) =>
    jornada.ask('POST', `/api/conversations/${id}/messages`, { json: { kind: 'customer', text: 'Hello?' } });
  await note(ids[0]);
  await sleep(600);
  const looked = performance.now();
  // What is heard of it says that this server knows of it.
  const ear = await listen(jornada.key, [before!]);
  await note(ids[1]);
  await ear.until(before!);
  const fresh = { fresh: [early!, before!], age: Math.ceil(performance.now() - looked) };
  const [all, little] = await Promise.all(
    [jornada.key, only.key].map((key) => listen(key, [silent!, 'departments'], fresh)),
  );
  await jornada.ask('POST', '/api/departments', { json: { name: 'Heard at the end' } });
  expect(new Set(await all!.until('departments'))).toEqual(new Set([before, 'departments']));
  expect(await little!.until('departments')).toEqual(['departments']);
  // From before this server listened nobody knows what was said.
  const old = await listen(jornada.key, ['departments'], { fresh: [silent!], age: 600_000 });
  expect(await old.until(silent!)).toEqual([silent]);
});

/** The topics that a key hears of, in their order, up to the one that is waited for. */
async function listen(
  key: string,
  topics: string[],
  { fresh, age }: { fresh: string[]; age: number } = { fresh: [], age: 0 },
) {
  const query = new URLSearchParams([
    ...topics.map((topic) => ['topic', topic]),
    ...fresh.map((topic) => ['fresh', topic]),
    ['age', String(age)],
  ]);
  const stream = await fetch(`${jornada.url}/api/live?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const news = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  return {
    async until(last: string): Promise<string[]> {
      let heard = '';
      while (!heard.includes(`"topic":"${last}"`)) heard += (await news.read()).value;
      await news.cancel();
      return [...heard.matchAll(/"topic":"([^"]*)"/g)].map(([, topic]) => topic!);
    },
  };
}
