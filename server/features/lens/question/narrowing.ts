/** Which part of what happened a question is about: some channel, device, department, product, account, campaign, segment. */
import type { Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import type { StageMap } from '../../touchpoints/mapping.ts';
import type { Narrowing } from './contract.ts';

export { type Narrowing, NarrowingQuery } from './contract.ts';

/** Parts of a WHERE over the lens's tables; '1' where nothing narrows. */
export interface Narrowed {
  /** Over any table with a `person`. */
  people: string;
  /** Over `touchpoints`, without the part about people. */
  touchpoints: string;
  params: Record<string, unknown>;
}

/** SQL of a subquery with one column, the persons of a segment, and its parameters. */
export type SegmentPeople = (
  tx: Tx,
  segmentId: string,
) => Promise<{ sql: string; params: Record<string, unknown> }>;

/** A touchpoint's stage, by its type; empty when nobody said. Needs `mapParams`. */
export const STAGE_OF_TYPE = `transform(type, {typeNames:Array(String)}, {typeStages:Array(String)}, '')`;
/** The key of the department that owns a touchpoint's type. Needs `mapParams`. */
export const DEPARTMENT_OF_TYPE = `transform(type, {typeNames:Array(String)}, {typeDepartments:Array(String)}, '')`;
/** A touchpoint's own channel, else its type's; empty when unknown. Needs `mapParams`. */
export const CHANNEL_OF_TOUCHPOINT = `if(channel != '', channel, transform(type, {typeNames:Array(String)}, {typeChannels:Array(String)}, ''))`;

/** Whether a touchpoint is something the company said or sent, or an answer to it, and no step of the person's own. Needs `mapParams`. */
export const IS_OUTBOUND = 'type IN {outboundTypes:Array(String)}';

/** The map as parameters of a question. Types that belong nowhere are left out. */
export function mapParams({ types }: Pick<StageMap, 'types'>): Record<string, unknown> {
  const known = types.filter(({ stage, channel, department }) => stage || channel || department);
  return {
    typeNames: known.map(({ name }) => name),
    typeStages: known.map(({ stage }) => stage ?? ''),
    typeChannels: known.map(({ channel }) => channel ?? ''),
    typeDepartments: known.map(({ department }) => department ?? ''),
    // A list must not be empty; no type has an empty name.
    outboundTypes: ['', ...types.filter(({ outbound }) => outbound).map(({ name }) => name)],
  };
}

/**
 * @param segmentPeople how a segment's people are found (the segments feature's own)
 * @throws 400 for a segment, account or department that the workspace does not have
 */
export async function narrow(tx: Tx, asked: Narrowing, segmentPeople: SegmentPeople): Promise<Narrowed> {
  const people: string[] = [];
  const touchpoints: string[] = [];
  const params: Record<string, unknown> = {};
  if (asked.segment) {
    const found = await segmentPeople(tx, asked.segment);
    people.push(`person IN (${found.sql})`);
    Object.assign(params, found.params);
  }
  if (asked.account) {
    await mustExist(tx, 'accounts', 'id', asked.account, 'account');
    people.push('person IN (SELECT person FROM customers WHERE account = {account:UUID})');
    params.account = asked.account;
  }
  if (asked.campaign) {
    people.push('person IN (SELECT person FROM touchpoints WHERE campaign = {campaign:String})');
    params.campaign = asked.campaign;
  }
  if (asked.channel) {
    touchpoints.push(`${CHANNEL_OF_TOUCHPOINT} = {channel:String}`);
    params.channel = asked.channel;
  }
  if (asked.device) {
    touchpoints.push('device = {device:String}');
    params.device = asked.device;
  }
  if (asked.department) {
    await mustExist(tx, 'departments', 'key', asked.department, 'department');
    touchpoints.push(`${DEPARTMENT_OF_TYPE} = {department:String}`);
    params.department = asked.department;
  }
  if (asked.product) {
    touchpoints.push(
      '(product = {product:String} OR `order` IN (SELECT `order` FROM orders WHERE has(skus, {product:String})))',
    );
    params.product = asked.product;
  }
  return { people: allOf(people), touchpoints: allOf(touchpoints), params };
}

const allOf = (conditions: string[]) => (conditions.length ? conditions.join(' AND ') : '1');

async function mustExist(
  tx: Tx,
  table: 'accounts' | 'departments',
  column: 'id' | 'key',
  value: string,
  at: string,
) {
  const found = await tx
    .selectFrom(table)
    .select('id')
    .where(column as 'id', '=', value)
    .executeTakeFirst();
  if (!found)
    throw invalid(`${at}: there is no such one in this workspace`, [
      { at, message: 'is not in this workspace' },
    ]);
}
