import { describe, expect, it } from 'vitest';
import { GroupCommit, type GroupCommitOptions } from './group-commit.ts';

/** A record in memory that counts its transactions and refuses what it is told to. */
function record(
  options: Partial<GroupCommitOptions<number>> = {},
  refuse: (items: number[]) => Error | null = () => null,
) {
  const groups: number[][] = [];
  const stored: number[] = [];
  const commit = new GroupCommit<number>({
    async write(_, items) {
      groups.push(items);
      await new Promise((resolve) => setImmediate(resolve));
      const error = refuse(items);
      if (error) throw error;
      stored.push(...items);
    },
    maxItems: 100,
    maxInFlight: 1,
    maxWaiting: 1000,
    ...options,
  });
  return { commit, groups, stored };
}

const failing = (code: string) => Object.assign(new Error(code), { code });

describe('requests that arrive together', () => {
  it('are committed together, and all are answered', async () => {
    const { commit, groups, stored } = record();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => commit.add('w', [index])));
    expect(answers.every((failures) => failures.length === 0)).toBe(true);
    expect(stored).toHaveLength(50);
    expect(groups.length).toBeLessThan(3);
  });

  it('are split into groups of at most so many items, a request never being torn apart', async () => {
    const { commit, groups } = record({ maxItems: 10 });
    await Promise.all([
      commit.add('w', [1, 2, 3, 4, 5, 6]),
      commit.add('w', [7, 8, 9, 10, 11]),
      commit.add('w', Array(30).fill(0)),
    ]);
    expect(groups.map((group) => group.length)).toEqual([6, 5, 30]);
  });

  it('of different workspaces are never in one transaction', async () => {
    const { commit, groups } = record();
    await Promise.all([commit.add('one', [1]), commit.add('other', [2])]);
    expect(groups).toEqual([[1], [2]]);
  });
});

describe('an item that the record refuses', () => {
  it('fails alone, and its request learns which it was', async () => {
    const { commit, stored } = record({}, (items) => (items.includes(13) ? failing('22P05') : null));
    const [first, second] = await Promise.all([commit.add('w', [10, 11, 12]), commit.add('w', [13, 14])]);
    expect(first).toEqual([]);
    expect(second).toMatchObject([{ item: 13, error: { code: '22P05' } }]);
    expect(stored.toSorted()).toEqual([10, 11, 12, 14]);
  });
});

describe('a record that cannot be reached', () => {
  it('makes every request of the group fail, and the next may succeed', async () => {
    let isDown = true;
    const { commit, stored } = record({}, () => (isDown ? failing('ECONNREFUSED') : null));
    const answers = await Promise.allSettled([commit.add('w', [1]), commit.add('w', [2])]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isDown = false;
    await commit.add('w', [3]);
    expect(stored).toEqual([3]);
  });

  it('that only lost a race is asked again', async () => {
    let times = 0;
    const { commit, stored } = record({}, () => (times++ < 2 ? failing('40P01') : null));
    expect(await commit.add('w', [1])).toEqual([]);
    expect(stored).toEqual([1]);
  });
});

it('knows when it holds as much as it should', async () => {
  const { commit } = record({ maxWaiting: 3 });
  const done = Promise.all([commit.add('w', [1, 2]), commit.add('w', [3])]);
  expect(commit.isFull).toBe(true);
  await done;
  expect(commit.isFull).toBe(false);
});
