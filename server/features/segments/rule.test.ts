/** What a rule holds in the lens is what it says, read plainly: random people, random rules, both ways. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '../../core/database/database.ts';
import { createLens, type Lens } from '../../core/lens/lens.ts';
import { makeTestDatabase } from '../../testing/database.ts';
import { ask } from '../lens/ask.ts';
import { lensId } from '../lens/current.ts';
import { createTables } from '../lens/tables.ts';
import { type Condition, type Group, isGroup, Rule } from './rule.ts';
import { ruleSql } from './rule-sql.ts';
import {
  CHANNELS_OF_TYPES,
  CURRENCY,
  lensRows,
  type Merged,
  NOW,
  people,
  rule,
  type Someone,
} from './rule-world.fixture.ts';

let db: Database;
let lens: Lens;
let drop: () => Promise<void>;
const database = `rules_${randomUUID().replaceAll('-', '')}`;

beforeAll(async () => {
  const made = await makeTestDatabase();
  db = openDatabase(made.connection);
  lens = createLens(inject('lensUrl'));
  await createTables(lens, database);
  await db.owner.query(
    `insert into jornada.lenses (database, lens_id, state, filled_from) values ($1, $2, 'current', '0')`,
    [database, await lensId(lens)],
  );
  drop = async () => {
    await lens.command({ query: `DROP DATABASE ${database}` });
    await lens.close();
    await db.close();
    await made.drop();
  };
});
afterAll(() => drop());

const RULES_PER_WORLD = 12;

test('a rule holds exactly the people of whom it is true', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      people,
      fc.array(rule, { minLength: RULES_PER_WORLD, maxLength: RULES_PER_WORLD }),
      async (world, rules) => {
        const workspaceId = randomUUID();
        await fill(world, workspaceId);
        const expected = rules.map((one) =>
          world.filter((someone) => holds(one, someone)).map(({ person }) => person),
        );
        expect(await held(rules, workspaceId)).toEqual(expected.map((persons) => persons.sort()));
      },
    ),
    { numRuns: 25 },
  );
});

test('two rules stand in one question without meeting', async () => {
  const workspaceId = randomUUID();
  const first = ruleSql({ kind: 'all', of: [{ kind: 'tag', is: 'is', tag: 'a' }] }, READING, 'seg0');
  const second = ruleSql({ kind: 'all', of: [{ kind: 'tag', is: 'is', tag: 'b' }] }, READING, 'seg1');
  await fill([tagged(['a']), tagged(['b']), tagged(['a', 'b'])], workspaceId);
  const [row] = await ask<{ first: number; second: number; both: number }>({ db, lens }, workspaceId, {
    sql: `SELECT uniqExactIf(person, person IN (${first.sql})) AS first,
      uniqExactIf(person, person IN (${second.sql})) AS second,
      uniqExactIf(person, person IN (${first.sql}) AND person IN (${second.sql})) AS both FROM customers`,
    params: { ...first.params, ...second.params },
  });
  expect(row).toEqual({ first: 2, second: 2, both: 1 });
});

test('a rule is at most three groups deep, and says what is wrong with it', () => {
  const tag: Condition = { kind: 'tag', is: 'is', tag: 'vip' };
  const within = (part: Group | Condition): Group => ({ kind: 'all', of: [part] });
  expect(Rule.safeParse(within(within(within(tag)))).success).toBe(true);
  expect(Rule.safeParse(within(within(within(within(tag))))).success).toBe(false);
  expect(Rule.safeParse({ kind: 'all', of: [] }).success).toBe(false);
  const { error } = Rule.safeParse({ kind: 'all', of: [{ kind: 'trait', name: 'city', is: 'equals' }] });
  expect(error?.issues[0]?.path).toEqual(['of', 0, 'value']);
});

const READING = { now: NOW, currency: CURRENCY, channels: CHANNELS_OF_TYPES };

/** The persons whom each rule holds, asked in one question: every parameter has its rule's own prefix. */
async function held(rules: Group[], workspaceId: string): Promise<string[][]> {
  const parts = rules.map((one, index) => ruleSql(Rule.parse(one), READING, `seg${index}`));
  const rows = await ask<{ rule: number; person: string }>({ db, lens }, workspaceId, {
    sql: parts.map(({ sql }, index) => `SELECT ${index} AS rule, person FROM (${sql})`).join(' UNION ALL '),
    params: Object.assign({}, ...parts.map(({ params }) => params)),
  });
  return rules.map((_, index) =>
    rows
      .filter((row) => row.rule === index)
      .map(({ person }) => person)
      .sort(),
  );
}

async function fill(world: Someone[], workspaceId: string) {
  for (const [table, values] of Object.entries<object[]>(lensRows(world, workspaceId))) {
    if (!values.length) continue;
    await lens.insert({ table: `${database}.${table}`, values, format: 'JSONEachRow' });
  }
}

function tagged(tags: string[]): Someone {
  const person = randomUUID();
  const customer: Merged = { customer: person, traits: {}, tags, account: randomUUID(), source: '' };
  return { person, customers: [customer], touchpoints: [], orders: [], responses: [] };
}

// The same rule, read plainly.

function holds(part: Group | Condition, someone: Someone): boolean {
  if (!isGroup(part)) return isTrue(part, someone);
  return part.kind === 'all'
    ? part.of.every((one) => holds(one, someone))
    : part.of.some((one) => holds(one, someone));
}

function isTrue(condition: Condition, { customers, touchpoints, orders, responses }: Someone): boolean {
  const counts = (found: number, { is }: { is: 'atLeast' | 'atMost' }, limit: number) =>
    is === 'atLeast' ? found >= limit : found <= limit;
  const recent = <One>(all: One[], at: (one: One) => Date | null) =>
    all.filter((one) => 'withinDays' in condition && isWithin(at(one), condition.withinDays));
  const done = ({ type, channel }: { type: string; channel?: string | undefined }) =>
    recent(touchpoints, ({ at }) => at).filter(
      (one) =>
        one.type === type && (!channel || (one.channel || (CHANNELS_OF_TYPES.get(type) ?? '')) === channel),
    );
  const any = (is: string, fact: (customer: Merged) => boolean) => customers.some(fact) === (is === 'is');
  switch (condition.kind) {
    case 'trait':
      return traitHolds(condition, customers);
    case 'tag':
      return any(condition.is, ({ tags }) => tags.includes(condition.tag));
    case 'account':
      return any(condition.is, ({ account }) => account === condition.account);
    case 'source':
      return any(condition.is, ({ source }) => source === condition.source);
    case 'did':
      return counts(done(condition).length, condition, condition.times);
    case 'didNot':
      return done(condition).length === 0;
    case 'orders':
      return counts(recent(orders, ({ placedAt }) => placedAt).length, condition, condition.times);
    case 'revenue': {
      const value = recent(orders, ({ placedAt }) => placedAt)
        .filter(({ cancelled, currency, minor }) => !cancelled && currency !== 'USD' && minor !== null)
        .reduce((sum, { minor, refunded }) => sum + minor! - (refunded ?? 0), 0);
      return counts(value, condition, condition.minor);
    }
    case 'firstSeen': {
      const first = Math.min(...touchpoints.map(({ at }) => at.getTime()));
      if (!touchpoints.length) return false;
      return condition.is === 'before'
        ? first < begins(condition.days)
        : isWithin(new Date(first), condition.days);
    }
    case 'lastSeen': {
      const past = touchpoints.map(({ at }) => at.getTime()).filter((at) => at <= NOW.getTime());
      const last = Math.max(...past);
      if (!past.length) return false;
      return condition.is === 'before' ? last < begins(condition.days) : last >= begins(condition.days);
    }
    case 'rating':
      return recent(responses, ({ at }) => at).some(({ metric, score, min, max }) => {
        if (metric === 'custom' || score === null || min === null || max === null || max <= min) return false;
        const rating = 1 + (4 * (score - min)) / (max - min);
        return condition.is === 'low' ? rating <= 2 : rating >= 4;
      });
    case 'nps': {
      const answers = recent(responses, ({ at }) => at)
        .filter(({ metric, score }) => metric === 'nps' && score !== null)
        .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
      const last = answers.at(-1)?.score;
      if (last === undefined || last === null) return false;
      return condition.is === (last >= 9 ? 'promoter' : last >= 7 ? 'passive' : 'detractor');
    }
  }
}

const begins = (days: number) => NOW.getTime() - days * 86_400_000;

function isWithin(at: Date | null, days: number | undefined): boolean {
  if (days === undefined) return true;
  return at !== null && at.getTime() >= begins(days) && at.getTime() <= NOW.getTime();
}

function traitHolds(
  { name, is, value = '' }: Extract<Condition, { kind: 'trait' }>,
  customers: Merged[],
): boolean {
  const values = customers.map(({ traits }) => traits[name]);
  const wanted = value.toLowerCase();
  const equals = (own: unknown) => {
    if (typeof own === 'number') return value !== '' && own === Number(value);
    return (typeof own === 'string' || typeof own === 'boolean') && String(own).toLowerCase() === wanted;
  };
  switch (is) {
    case 'exists':
      return values.some((own) => own !== undefined && own !== null);
    case 'missing':
      return values.every((own) => own === undefined || own === null);
    case 'equals':
      return values.some(equals);
    case 'not':
      return !values.some(equals);
    case 'contains':
      return values.some((own) =>
        Array.isArray(own)
          ? own.some((one) => String(one).toLowerCase() === wanted)
          : typeof own === 'string' && own.toLowerCase().includes(wanted),
      );
  }
}
