/** The people behind a difference: those whose touchpoints make up the group that its figure is of. */

import { spelledAsKnown } from '../../questions/type-names.ts';
import type { AskedMap } from '../asked.ts';
import type { MapPart, MapPeopleQuery } from '../asked-contract.ts';
import { type Observations, refuse } from '../observations.ts';
import { type Fact, groupParams, groupSql } from './groups.ts';
import { NAMED_KINDS } from './kinds.ts';
import type { Wanted } from './observed.ts';

/** Which touchpoints of the group, and how many observations each is. */
const PARTS: Partial<Record<MapPart, { which: string; n: string; of: Wanted['figures'] }>> = {
  all: { which: '1', n: '1 AS n', of: [] },
  rated: { which: 'n > 0', n: 'n', of: ['emotion'] },
  left: { which: 'isKnown AND gone', n: '1 AS n', of: ['leaving'] },
  continued: { which: 'isKnown AND NOT gone', n: '1 AS n', of: ['leaving'] },
  unknown: { which: 'NOT isKnown', n: '1 AS n', of: ['leaving'] },
};

/** @throws 400 for a group without a type, a name or a value, and for parts that groups have not */
export async function observationsOfGroup(asked: AskedMap, query: MapPeopleQuery): Promise<Observations> {
  const fact = factOf(query);
  if (query.type === undefined) throw refuse('type', 'is needed: groups are of a touchpoint type');
  const [type = query.type] = spelledAsKnown(asked.map, [query.type], 'type');
  const part = PARTS[query.part];
  if (!part) throw refuse('part', `of a group must be one of: ${Object.keys(PARTS).join(', ')}`);
  const params = await groupParams(asked, type, fact);
  return {
    sql: `SELECT person, at, id, ${part.n} FROM (${groupSql(asked, fact.what, part.of)}) WHERE ${part.which}`,
    params,
  };
}

/** Is a list asked for of a group of touchpoints that have something in common? */
export const isOfGroup = ({ what, name, value }: MapPeopleQuery) =>
  [what, name, value].some((told) => told !== undefined);

function factOf({ what, name, value }: MapPeopleQuery): Fact {
  if (what === undefined) throw refuse('what', 'is needed where a name or a value is given');
  const isNamed = NAMED_KINDS.includes(what);
  if (isNamed && name === undefined) throw refuse('name', `is needed: which ${what} it is`);
  if (!isNamed && name !== undefined) throw refuse('name', `must be left out: there is one ${what} only`);
  if (value === undefined) throw refuse('value', 'is needed: what the group has in common');
  return { what, name: name ?? '', value };
}
