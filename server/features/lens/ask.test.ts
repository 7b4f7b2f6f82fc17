import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { eventually } from '../../testing/processes.ts';
import { ask } from './ask.ts';
import { forgetCurrentDatabase } from './current.ts';

const NOBODYS_WORKSPACE = '00000000-0000-4000-8000-000000000000';

let jornada: TestJornada;

beforeAll(async () => {
  jornada = await startTestJornada();
  await lensCaughtUp(jornada.context);
});

afterAll(() => jornada.stop());

test('a question that needs too much memory says so, and what to narrow', async () => {
  const heavy = ask(jornada.context, NOBODYS_WORKSPACE, {
    sql: "SELECT length(groupArray(repeat('x', 1000000))) AS many FROM numbers(10000)",
  });
  await expect(heavy).rejects.toMatchObject({
    problem: {
      status: 422,
      type: 'urn:jornada:too-heavy',
      detail: expect.stringContaining('shorter period'),
    },
  });
});

test('a lens whose tables are not made yet says that it comes, and then answers', async () => {
  const { db, lens } = jornada.context;
  const counted = () =>
    ask(jornada.context, NOBODYS_WORKSPACE, { sql: 'SELECT count() AS n FROM touchpoints' });
  await db.owner.query("update jornada.lenses set database = 'jornada_not_yet' where state = 'current'");
  forgetCurrentDatabase(lens);
  await expect(counted()).rejects.toMatchObject({ problem: { status: 503 } });
  await eventually(async () => expect(await counted()).toEqual([{ n: 0 }]));
});
