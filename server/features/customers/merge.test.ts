import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../core/database/database.ts';
import { inWorkspaceRaw, type Scope } from '../../core/database/workspace.ts';
import { makeTestDatabase, testWorkspace } from '../../testing/database.ts';
import { recordTouchpoints } from '../touchpoints/record.ts';
import { identify } from './identify.ts';
import { identityOf } from './identities.ts';
import { mergeCustomers, unmerge } from './merge.ts';

let db: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const made = await makeTestDatabase();
  db = openDatabase(made.connection);
  drop = made.drop;
});

afterAll(async () => {
  await db.close();
  await drop();
});

const PEOPLE = 6;

/** Six customers, each with a name, a user id, an e-mail and two touchpoints. */
async function sixCustomers(): Promise<{ scope: Scope; ids: string[] }> {
  const scope = await testWorkspace(db);
  const { workspaceId } = scope;
  const ids = await inWorkspaceRaw(db, workspaceId, async (sql) => {
    const claims = Array.from({ length: PEOPLE }, (_, n) => ({
      identities: [
        identityOf('userId', `u${n}`, 'BR')!,
        identityOf('email', `person${n}@example.com`, 'BR')!,
      ],
      facts: { name: `Person ${n}`, traits: { n } },
      at: new Date(Date.UTC(2026, 0, 1 + n)),
    }));
    const found = await identify(sql, workspaceId, claims, { source: 'test' });
    const touchpoints = found.flatMap((customerId, n) =>
      [0, 1].map((k) => ({
        customerId,
        at: new Date(Date.UTC(2026, k, 1 + n)),
        type: 'Page Viewed',
        kind: 'page',
        source: 'test',
        messageId: `${n}-${k}`,
      })),
    );
    await recordTouchpoints(sql, workspaceId, touchpoints);
    return found;
  });
  return { scope, ids };
}

const SHOWN = `id, root_id, merged_into, shown_name, shown_email, search_text, traits, first_seen_at, last_seen_at`;

async function customers({ workspaceId }: Scope) {
  return (
    await db.owner.query(`select ${SHOWN} from customers where workspace_id = $1 order by id`, [workspaceId])
  ).rows;
}

/** Touchpoints by person: [root, how many], whatever merges there are. */
async function story({
  workspaceId,
}: Scope): Promise<{ root: string; touchpoints: number; distinct: number }[]> {
  const { rows } = await db.owner.query(
    `select c.root_id as root, count(*) as touchpoints, count(distinct t.id) as distinct
     from touchpoints t join customers c on c.id = t.customer_id where t.workspace_id = $1 group by 1 order by 1`,
    [workspaceId],
  );
  return rows;
}

const act = <T>(scope: Scope, work: Parameters<typeof inWorkspaceRaw<T>>[2]) =>
  inWorkspaceRaw(db, scope.workspaceId, work);

/** Does it unless the state does not allow it, as a person would be told. */
async function tryTo(deed: Promise<unknown>): Promise<boolean> {
  try {
    await deed;
    return true;
  } catch (error) {
    expect((error as { problem?: { status: number } }).problem?.status).toBeOneOf([404, 409]);
    return false;
  }
}

const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('merge' as const), one: person, other: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo latest' as const), one: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo any' as const), pick: fc.nat(20) }) },
);

describe('merging and undoing', () => {
  test('any sequence keeps every touchpoint once, and undoing all gives back the start', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { scope, ids } = await sixCustomers();
        const start = await customers(scope);
        const open: string[] = [];
        for (const one of steps) {
          if (one.do === 'merge') {
            await tryTo(
              act(scope, async (sql) => {
                const pair = { winnerId: ids[one.one]!, loserId: ids[one.other]! };
                open.push((await mergeCustomers(sql, scope, pair)).mergeId);
              }),
            );
          } else {
            const mergeId = one.do === 'undo any' ? open[one.pick % Math.max(1, open.length)] : undefined;
            const which = mergeId
              ? { mergeId }
              : { customerId: ids[one.do === 'undo latest' ? one.one : 0]! };
            await tryTo(
              act(scope, async (sql) => {
                open.splice(open.indexOf((await unmerge(sql, scope, which)).mergeId), 1);
              }),
            );
          }
          const told = await story(scope);
          expect(told.reduce((sum, { touchpoints }) => sum + touchpoints, 0)).toBe(PEOPLE * 2);
          expect(told.every(({ touchpoints, distinct }) => touchpoints === distinct)).toBe(true);
          expect(told.length).toBe(PEOPLE - open.length);
        }
        for (const mergeId of open) await act(scope, (sql) => unmerge(sql, scope, { mergeId }));
        expect(await customers(scope)).toEqual(start);
      }),
      { numRuns: 25 },
    );
  });

  test('the person shows the winner’s name, is found by both, and was seen when either was', async () => {
    const { scope, ids } = await sixCustomers();
    await act(scope, (sql) => mergeCustomers(sql, scope, { winnerId: ids[3]!, loserId: ids[1]! }));
    const root = (await customers(scope)).find(({ id }) => id === ids[3]);
    expect(root).toMatchObject({
      shown_name: 'Person 3',
      search_text: expect.stringMatching(/person 1.*person 3/),
      first_seen_at: new Date(Date.UTC(2026, 0, 2)),
      last_seen_at: new Date(Date.UTC(2026, 1, 4)),
    });
  });

  test('what came to each after the merge goes with them when it is undone', async () => {
    const { scope, ids } = await sixCustomers();
    await act(scope, (sql) => mergeCustomers(sql, scope, { winnerId: ids[0]!, loserId: ids[1]! }));
    await act(scope, async (sql) => {
      const [customerId] = await identify(
        sql,
        scope.workspaceId,
        [{ identities: [identityOf('userId', 'u1', 'BR')!] }],
        { source: 'test' },
      );
      await recordTouchpoints(sql, scope.workspaceId, [
        {
          customerId: customerId!,
          at: new Date(),
          type: 'Late',
          kind: 'track',
          source: 'test',
          messageId: 'late',
        },
      ]);
    });
    await act(scope, (sql) => unmerge(sql, scope, { customerId: ids[0]! }));
    expect((await story(scope)).find(({ root }) => root === ids[1])?.touchpoints).toBe(3);
  });

  test('two members who merge the same pair at once make one merge', async () => {
    const { scope, ids } = await sixCustomers();
    const merge = () =>
      act(scope, (sql) => mergeCustomers(sql, scope, { winnerId: ids[0]!, loserId: ids[1]! }));
    const outcomes = await Promise.all([tryTo(merge()), tryTo(merge()), tryTo(merge())]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });
});
