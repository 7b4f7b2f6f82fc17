/** Two servers on one record, one killed while it draws: what is to be reviewed is drawn once, and taken once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../core/database/database.ts';
import { makeTestDatabase } from '../../../testing/database.ts';
import { OWNER, type TestJornada } from '../../../testing/jornada.ts';
import { type NewMember, newMember } from '../../../testing/members.ts';
import { eventually } from '../../../testing/processes.ts';
import { scratchFolder } from '../../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../../testing/server-process.ts';
import { signIn } from '../../../testing/sign-in.ts';
import { answeredConversation, solvedLastWeek } from '../testing.ts';

const [CONVERSATIONS, RULES, PER_PERSON] = [24, 4, 3];

let made: Awaited<ReturnType<typeof makeTestDatabase>>;
let start: () => Promise<ServerProcess>;
beforeAll(async () => {
  made = await makeTestDatabase();
  const dataDir = await scratchFolder();
  const key = `jk_test_${crypto.randomUUID()}`;
  start = () => startServerProcess({ connection: made.connection, dataDir, key });
});
afterAll(() => made.drop());

test('drawn by two, one of them killed', { timeout: 300_000 }, async () => {
  const [first, second] = [await start(), await start()];
  const owner = await signIn(first, OWNER);
  const ana = await newMember(first as unknown as TestJornada, owner, 'ana@example.com', 'agent');
  const leads: NewMember[] = [];
  for (const name of ['lea', 'leo'])
    leads.push(await newMember(first as unknown as TestJornada, owner, `${name}@example.com`, 'lead'));
  const ids = [];
  for (let at = 0; at < CONVERSATIONS; at += 1) ids.push(await answeredConversation(first, { by: ana }));
  const db = openDatabase(made.connection);
  await solvedLastWeek(db.owner, ids);
  const { items: scorecards } = (await owner.ask('GET', '/api/quality/scorecards')).body;
  const rules = Array.from({ length: RULES }, (_, at) => {
    const rule = { name: `Rule ${at}`, how: 'random', perPerson: PER_PERSON, scorecard: scorecards[0].id };
    return (at % 2 ? first : second).ask('POST', '/api/quality/rules', { json: rule });
  });
  await Promise.all(rules);
  await first.kill();

  const queue = async () => (await second.ask('GET', '/api/quality/queue')).body.items as Sample[];
  await eventually(async () => {
    expect((await second.ask('GET', '/api/quality/rules')).body.items).toMatchObject(
      Array.from({ length: RULES }, () => ({ lastDraw: { drawn: PER_PERSON } })),
    );
  }, 120_000);
  const drawn = await queue();
  expect(new Set(drawn.map(({ conversation }) => conversation.id)).size).toBe(RULES * PER_PERSON);
  expect(drawn).toHaveLength(RULES * PER_PERSON);
  const share = drawn.filter(({ reviewer }) => reviewer?.name === 'lea').length;
  expect(share).toBe((RULES * PER_PERSON) / 2);

  // Drawing again changes nothing.
  const draw = "select graphile_worker.add_job('quality.draw', '{}'::json)";
  await Promise.all([db.owner.query(draw), db.owner.query(draw)]);
  await eventually(async () => {
    const { rows } = await db.owner.query(
      "select from graphile_worker.jobs where task_identifier = 'quality.draw'",
    );
    expect(rows).toEqual([]);
  }, 60_000);
  expect((await queue()).map(({ id }) => id).sort()).toEqual(drawn.map(({ id }) => id).sort());

  // Both leads reach for every one of them, one at each server, at once.
  const third = await start();
  const doors = [second, third].map((server, at) => ({ server, cookie: leads[at]!.cookie }));
  for (const { id } of drawn) {
    const answers = await Promise.all(
      doors.map(({ server, cookie }) =>
        server.ask('POST', `/api/quality/queue/${id}/taking`, {
          key: false,
          headers: { cookie, 'x-jornada': '1' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  }
  await Promise.all([second.kill(), third.kill(), db.close()]);
});

interface Sample {
  id: string;
  conversation: { id: string };
  reviewer: { name: string } | null;
}
