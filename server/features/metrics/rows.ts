/** What metrics are made of, and what each can be split and narrowed by. */
import { CHANNEL_OF_TOUCHPOINT, DEPARTMENT_OF_TYPE, STAGE_OF_TYPE } from '../lens/question/narrowing.ts';
import { NOBODY } from '../lens/tables.ts';
import type { Join, Labels, Rows } from './metric.ts';
import { ON_SCALES } from './score.ts';
import type { Split } from './shapes-contract.ts';

/** As text: what is written in quotes without them, everything else as JSON writes it. */
const TRAIT_AS_TEXT = `if(JSONType(traits, {trait:String}) = 'String', JSONExtractString(traits, {trait:String}), JSONExtractRaw(traits, {trait:String}))`;

/**
 * A person is in every account, and has every value of a trait, that any of their customers has: as when a question is
 * narrowed to it. A campaign has everyone whom it ever reached.
 */
export const PEOPLE_LABELS: Partial<Record<Split, Labels>> = {
  account: {
    sql: 'of_account.labels',
    join: {
      as: 'of_account',
      sql: `SELECT person, groupUniqArray(toString(account)) AS labels FROM customers WHERE account != '${NOBODY}' GROUP BY person`,
      using: 'person',
    },
  },
  campaign: {
    sql: 'of_campaign.labels',
    join: {
      as: 'of_campaign',
      sql: `SELECT person, groupUniqArray(toString(campaign)) AS labels FROM touchpoints WHERE campaign != '' GROUP BY person`,
      using: 'person',
    },
  },
  trait: {
    sql: 'of_trait.labels',
    join: {
      as: 'of_trait',
      sql: `SELECT person, groupUniqArray(trait) AS labels FROM (
        SELECT person, ${TRAIT_AS_TEXT} AS trait FROM customers WHERE JSONType(traits, {trait:String}) != 'Null') WHERE trait != '' GROUP BY person`,
      using: 'person',
    },
  },
};

/** What was in the order that a row is about. */
const BOUGHT: Join = { as: 'bought', sql: 'SELECT `order`, skus FROM orders', using: '`order`' };

/** Where people ordered: the channel of the touchpoint. */
const ORDERED = `type = 'Order Completed' AND \`order\` != '${NOBODY}'`;

export const ORDERS: Rows = {
  table: 'orders',
  labels: {
    product: { sql: 'arrayDistinct(seen.skus)' },
    channel: {
      sql: 'ordered.channels',
      join: {
        as: 'ordered',
        sql: `SELECT \`order\`, groupUniqArray(toString(${CHANNEL_OF_TOUCHPOINT})) AS channels FROM touchpoints WHERE ${ORDERED} AND ${CHANNEL_OF_TOUCHPOINT} != '' GROUP BY \`order\``,
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
  table: ON_SCALES,
  labels: {
    survey: { sql: `[toString(seen.survey)]` },
    channel: {
      sql: 'answered.channels',
      join: {
        as: 'answered',
        sql: `SELECT person, at, groupUniqArray(toString(${CHANNEL_OF_TOUCHPOINT})) AS channels FROM touchpoints WHERE ${ANSWERED} AND ${CHANNEL_OF_TOUCHPOINT} != '' GROUP BY person, at`,
        using: 'person, at',
      },
    },
    product: {
      sql: 'arrayDistinct(bought.skus)',
      join: BOUGHT,
    },
  },
  narrowing: {
    product: 'seen.`order` IN (SELECT `order` FROM orders WHERE has(skus, {product:String}))',
    channel: `(seen.person, seen.at) IN (SELECT person, at FROM touchpoints WHERE ${ANSWERED} AND ${CHANNEL_OF_TOUCHPOINT} = {channel:String})`,
  },
};

/** The group of ratings that are about no conversation. */
export const NO_CONVERSATION = 'no-conversation';

const property = (name: string) => `JSONExtractString(seen.properties, '${name}')`;

/** What was asked after a conversation also says who solved it, and in which department. */
export const RATED_SERVICE: Rows = {
  ...RESPONSES,
  labels: {
    ...RESPONSES.labels,
    // Most ratings are not about a conversation: that is something else than one that nobody solved.
    assignee: {
      sql: `[multiIf(${property('solved_by')} != '', ${property('solved_by')}, ${property('conversation_id')} != '', '', '${NO_CONVERSATION}')]`,
    },
    department: { one: property('department') },
  },
  narrowing: { ...RESPONSES.narrowing, department: `${property('department')} = {department:String}` },
};

export const TOUCHPOINTS: Rows = {
  table: 'touchpoints',
  labels: {
    channel: { one: `toString(${CHANNEL_OF_TOUCHPOINT})` },
    device: { one: 'toString(seen.device)' },
    department: { one: `${DEPARTMENT_OF_TYPE}` },
    stage: { one: `${STAGE_OF_TYPE}` },
    product: {
      sql: `arrayDistinct(arrayFilter(sku -> sku != '', arrayPushBack(bought.skus, toString(seen.product))))`,
      join: BOUGHT,
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
