/** A rule as a question to the lens: whatever people wrote in it travels as parameters, never as SQL. */
import { momentParam } from '../lens/question/period.ts';
import { type Condition, type Group, isGroup, type Rule } from './rule.ts';

/** What a rule is read with. */
export interface Reading {
  now: Date;
  /** The workspace's: revenue counts orders in it. */
  currency: string;
  /** Channels of the touchpoint types that have one. */
  channels: ReadonlyMap<string, string>;
}

export interface PeopleSql {
  /** A SELECT of one column, `person`, each person once. */
  sql: string;
  params: Record<string, unknown>;
}

/** @param prefix begins every parameter's name, so that two segments can be in one question */
export function ruleSql(rule: Rule, reading: Reading, prefix: string): PeopleSql {
  const params: Record<string, unknown> = {};
  const bind: Bind = (type, value) => {
    const name = `${prefix}_${Object.keys(params).length}`;
    params[name] = value;
    return `{${name}:${type}}`;
  };
  const holds = groupSql(rule, { ...reading, bind });
  // Who are these people? One pass over their customers; what is true of any of them is true of the person.
  return { sql: `SELECT person FROM customers GROUP BY person HAVING ${holds}`, params };
}

type Bind = (type: string, value: unknown) => string;
type Writing = Reading & { bind: Bind };

function groupSql({ kind, of }: Group, writing: Writing): string {
  const parts = of.map((part) => (isGroup(part) ? groupSql(part, writing) : conditionSql(part, writing)));
  return `(${parts.join(kind === 'all' ? ' AND ' : ' OR ')})`;
}

function conditionSql(condition: Condition, writing: Writing): string {
  const { bind } = writing;
  switch (condition.kind) {
    case 'trait':
      return traitSql(condition, writing);
    case 'tag':
      return ofAnyCustomer(condition.is, `has(tags, ${bind('String', condition.tag)})`);
    case 'account':
      return ofAnyCustomer(condition.is, `account = ${bind('UUID', condition.account)}`);
    case 'source':
      return ofAnyCustomer(condition.is, `source = ${bind('String', condition.source)}`);
    case 'did':
      return amountSql(condition, condition.times, touchpointsSql(condition, writing), 'count()', bind);
    case 'didNot':
      return `person NOT IN (SELECT person ${touchpointsSql(condition, writing)})`;
    case 'orders':
      return amountSql(condition, condition.times, ordersSql(condition, writing), 'count()', bind);
    case 'revenue':
      return amountSql(condition, condition.minor, ordersSql(condition, writing), revenueSql(writing), bind);
    case 'firstSeen':
      return firstSeenSql(condition, writing);
    case 'lastSeen':
      return lastSeenSql(condition, writing);
    case 'rating':
      return ratingSql(condition, writing);
    case 'nps':
      return npsSql(condition, writing);
  }
}

const ofAnyCustomer = (is: 'is' | 'not', fact: string) =>
  is === 'is' ? `countIf(${fact}) > 0` : `countIf(${fact}) = 0`;

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

function traitSql({ name, is, value = '' }: Of<'trait'>, { bind }: Writing): string {
  const key = bind('String', name);
  if (is === 'exists' || is === 'missing') {
    return ofAnyCustomer(is === 'exists' ? 'is' : 'not', `JSONType(traits, ${key}) != 'Null'`);
  }
  const text = bind('String', value);
  const own = `JSONExtractString(traits, ${key})`;
  if (is === 'contains') {
    const inText = `JSONType(traits, ${key}) = 'String' AND position(lowerUTF8(${own}), lowerUTF8(${text})) > 0`;
    const inList = `JSONType(traits, ${key}) = 'Array' AND has(arrayMap(one -> lowerUTF8(one), JSONExtract(traits, ${key}, 'Array(String)')), lowerUTF8(${text}))`;
    return ofAnyCustomer('is', `(${inText}) OR (${inList})`);
  }
  const number = value.trim() === '' ? Number.NaN : Number(value);
  const equal = [
    `JSONType(traits, ${key}) = 'String' AND lowerUTF8(${own}) = lowerUTF8(${text})`,
    `JSONType(traits, ${key}) = 'Bool' AND JSONExtractRaw(traits, ${key}) = lower(${text})`,
    ...(Number.isFinite(number)
      ? [
          `JSONType(traits, ${key}) IN ('Int64', 'UInt64', 'Double') AND JSONExtractFloat(traits, ${key}) = ${bind('Float64', number)}`,
        ]
      : []),
  ];
  return ofAnyCustomer(is === 'equals' ? 'is' : 'not', equal.map((one) => `(${one})`).join(' OR '));
}

/** Whoever has nothing counts as having 0, though no row says so. */
function amountSql(
  { is }: { is: 'atLeast' | 'atMost' },
  amount: number,
  from: string,
  measured: string,
  bind: Bind,
): string {
  const people = (comparison: '<' | '>' | '>=') =>
    `(SELECT person ${from} GROUP BY person HAVING ${measured} ${comparison} ${bind('Int64', amount)})`;
  if (is === 'atMost') return `person NOT IN ${people('>')}`;
  return amount > 0 ? `person IN ${people('>=')}` : `person NOT IN ${people('<')}`;
}

function touchpointsSql({ type, withinDays, channel }: Omit<Of<'didNot'>, 'kind'>, writing: Writing): string {
  const { bind, channels } = writing;
  const conditions = [`type = ${bind('String', type)}`, ...since('at', withinDays, writing)];
  if (channel) {
    const usual = channels.get(type) ?? '';
    conditions.push(`if(channel = '', ${bind('String', usual)}, channel) = ${bind('String', channel)}`);
  }
  return `FROM touchpoints WHERE ${conditions.join(' AND ')}`;
}

function ordersSql({ withinDays }: { withinDays?: number | undefined }, writing: Writing): string {
  const conditions = since('placed_at', withinDays, writing);
  return `FROM orders${conditions.length ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
}

function revenueSql({ bind, currency }: Writing): string {
  const counts = `cancelled_at IS NULL AND currency IN ('', ${bind('String', currency)})`;
  return `ifNull(sumIf(total_minor - ifNull(refunded_minor, 0), ${counts}), 0)`;
}

function firstSeenSql({ is, days }: Of<'firstSeen'>, writing: Writing): string {
  const begun = writing.bind(MOMENT, momentParam(daysAgo(days, writing.now)));
  const now = writing.bind(MOMENT, momentParam(writing.now));
  const span = is === 'before' ? `min(at) < ${begun}` : `min(at) >= ${begun} AND min(at) <= ${now}`;
  return `person IN (SELECT person FROM touchpoints GROUP BY person HAVING ${span})`;
}

function lastSeenSql({ is, days }: Of<'lastSeen'>, writing: Writing): string {
  const lately = `(SELECT person FROM touchpoints WHERE ${since('at', days, writing).join(' AND ')})`;
  if (is === 'within') return `person IN ${lately}`;
  const begun = writing.bind(MOMENT, momentParam(daysAgo(days, writing.now)));
  return `(person NOT IN ${lately} AND person IN (SELECT person FROM touchpoints WHERE at < ${begun}))`;
}

const LOW = 2;
const HIGH = 4;

function ratingSql({ is, withinDays }: Of<'rating'>, writing: Writing): string {
  // As jornada.rating() of the record has it.
  const rating = 'toFloat32(1 + 4 * (score - scale_min) / (scale_max - scale_min))';
  const conditions = [
    `metric != 'custom' AND scale_max > scale_min`,
    is === 'low' ? `${rating} <= ${LOW}` : `${rating} >= ${HIGH}`,
    ...since('at', withinDays, writing),
  ];
  return `person IN (SELECT person FROM responses WHERE ${conditions.join(' AND ')})`;
}

const NPS_GROUPS = {
  promoter: (score: string) => `${score} >= 9`,
  passive: (score: string) => `${score} >= 7 AND ${score} < 9`,
  detractor: (score: string) => `${score} < 7`,
};

function npsSql({ is, withinDays }: Of<'nps'>, writing: Writing): string {
  const conditions = [`metric = 'nps' AND score IS NOT NULL`, ...since('at', withinDays, writing)];
  const latest = 'argMax(assumeNotNull(score), (at, toString(response)))';
  return `person IN (SELECT person FROM responses WHERE ${conditions.join(' AND ')} GROUP BY person HAVING ${NPS_GROUPS[is](latest)})`;
}

const MOMENT = "DateTime64(3, 'UTC')";
const DAY_MS = 86_400_000;

const daysAgo = (days: number, now: Date) => new Date(now.getTime() - days * DAY_MS);

/** What lies in the future has not happened yet. */
function since(column: string, days: number | undefined, { bind, now }: Writing): string[] {
  if (days === undefined) return [];
  return [
    `${column} >= ${bind(MOMENT, momentParam(daysAgo(days, now)))}`,
    `${column} <= ${bind(MOMENT, momentParam(now))}`,
  ];
}
