/** What metrics are made of, and what each can be split and narrowed by. */
import { CHANNEL_OF_TOUCHPOINT, DEPARTMENT_OF_TYPE, STAGE_OF_TYPE } from '../lens/question/narrowing.ts';
import { NOBODY } from '../lens/tables.ts';
import type { Split } from './contract.ts';
import type { Labels, Rows } from './metric.ts';

/** As text: what is written in quotes without them, everything else as JSON writes it. */
const TRAIT_AS_TEXT = `if(JSONType(traits, {trait:String}) = 'String', JSONExtractString(traits, {trait:String}), JSONExtractRaw(traits, {trait:String}))`;

const OF_PERSON = 'labelled.of_person';

/**
 * A person is in every account, and has every value of a trait, that any of their customers has: as when a question is
 * narrowed to it. A campaign has everyone whom it ever reached.
 */
export const PEOPLE_LABELS: Partial<Record<Split, Labels>> = {
  account: {
    sql: OF_PERSON,
    join: {
      sql: `SELECT person, groupUniqArray(toString(account)) AS of_person FROM customers WHERE account != '${NOBODY}' GROUP BY person`,
      using: 'person',
    },
  },
  campaign: {
    sql: OF_PERSON,
    join: {
      sql: `SELECT person, groupUniqArray(toString(campaign)) AS of_person FROM touchpoints WHERE campaign != '' GROUP BY person`,
      using: 'person',
    },
  },
  trait: {
    sql: OF_PERSON,
    join: {
      sql: `SELECT person, groupUniqArray(trait) AS of_person FROM (
        SELECT person, ${TRAIT_AS_TEXT} AS trait FROM customers WHERE JSONType(traits, {trait:String}) != 'Null') WHERE trait != '' GROUP BY person`,
      using: 'person',
    },
  },
};

/** Where people ordered: the channel of the touchpoint. */
const ORDERED = `type = 'Order Completed' AND \`order\` != '${NOBODY}'`;

export const ORDERS: Rows = {
  table: 'orders',
  labels: {
    product: { sql: 'arrayDistinct(seen.skus)' },
    channel: {
      sql: 'labelled.of_order',
      join: {
        sql: `SELECT \`order\`, groupUniqArray(toString(${CHANNEL_OF_TOUCHPOINT})) AS of_order FROM touchpoints WHERE ${ORDERED} AND ${CHANNEL_OF_TOUCHPOINT} != '' GROUP BY \`order\``,
        using: '`order`',
      },
    },
  },
  narrowing: {
    product: 'has(seen.skus, {product:String})',
    channel: `seen.\`order\` IN (SELECT \`order\` FROM touchpoints WHERE ${ORDERED} AND ${CHANNEL_OF_TOUCHPOINT} = {channel:String})`,
  },
};

const ANSWERED = `type = 'Survey Answered'`;

/** The answer's touchpoint, at the same moment, says through which channel it came. */
export const RESPONSES: Rows = {
  table: 'responses',
  labels: {
    survey: { sql: `[toString(seen.survey)]` },
    channel: {
      sql: 'labelled.of_answer',
      join: {
        sql: `SELECT person, at, groupUniqArray(toString(${CHANNEL_OF_TOUCHPOINT})) AS of_answer FROM touchpoints WHERE ${ANSWERED} AND ${CHANNEL_OF_TOUCHPOINT} != '' GROUP BY person, at`,
        using: 'person, at',
      },
    },
    product: {
      sql: 'arrayDistinct(labelled.skus)',
      join: { sql: 'SELECT `order`, skus FROM orders', using: '`order`' },
    },
  },
  narrowing: {
    product: 'seen.`order` IN (SELECT `order` FROM orders WHERE has(skus, {product:String}))',
    channel: `(seen.person, seen.at) IN (SELECT person, at FROM touchpoints WHERE ${ANSWERED} AND ${CHANNEL_OF_TOUCHPOINT} = {channel:String})`,
  },
};

export const TOUCHPOINTS: Rows = {
  table: 'touchpoints',
  labels: {
    channel: { sql: `[toString(${CHANNEL_OF_TOUCHPOINT})]`, isBounded: true },
    device: { sql: '[toString(seen.device)]', isBounded: true },
    department: { sql: `[${DEPARTMENT_OF_TYPE}]`, isBounded: true },
    stage: { sql: `[${STAGE_OF_TYPE}]`, isBounded: true },
    product: {
      sql: `arrayDistinct(arrayFilter(sku -> sku != '', arrayPushBack(labelled.skus, toString(seen.product))))`,
      join: { sql: 'SELECT `order`, skus FROM orders', using: '`order`' },
    },
  },
  narrowing: {
    channel: `${CHANNEL_OF_TOUCHPOINT} = {channel:String}`,
    device: 'seen.device = {device:String}',
    department: `${DEPARTMENT_OF_TYPE} = {department:String}`,
    product:
      '(seen.product = {product:String} OR seen.`order` IN (SELECT `order` FROM orders WHERE has(skus, {product:String})))',
  },
};

/** Observations about people as such: rows of a metric's own making with a `person`. */
export const ownRows = (
  table: string,
  labels: Rows['labels'] = {},
  narrowing: Rows['narrowing'] = {},
): Rows => ({
  table: `(${table})`,
  labels,
  narrowing,
});

/** Nobody is counted as a customer; such orders open on no people. */
export const OF_SOMEBODY = `seen.person != '${NOBODY}'`;
/** Orders whose moment and customer are known. */
export const PLACED = `seen.placed_at IS NOT NULL AND ${OF_SOMEBODY}`;
