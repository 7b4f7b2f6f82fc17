/** Which group of a funnel a person is in. */
import type { Tx } from '../../../../core/database/workspace.ts';
import { invalid } from '../../../../core/http/problems.ts';
import { CHANNEL_OF_TOUCHPOINT } from '../../../lens/question/narrowing.ts';
import { segmentPeople } from '../../../segments/people.ts';
import { textOf } from '../property-text.ts';
import type { OwnGroup } from './attempts.ts';

export interface Split {
  /** Told by the touchpoints with which a person did the steps. */
  own?: OwnGroup;
  /** SQL over `attempts` (and what `join` adds) of the group. */
  value: string;
  join: string;
  params: Record<string, unknown>;
}

const UNSPLIT: Split = { value: "''", join: '', params: {} };

/** @throws 400 for a segment that the workspace does not have */
export async function readSplit(tx: Tx, splitBy: string | undefined): Promise<Split> {
  if (!splitBy) return UNSPLIT;
  const [kind, name = ''] = splitBy.split(/:(.*)/s);
  switch (kind) {
    case 'segment':
      return bySegment(tx, name);
    case 'property':
      return {
        own: { value: textOf('properties', '{splitName:String}') },
        value: 'own_group',
        join: '',
        params: { splitName: name },
      };
    case 'channel':
      return { own: { value: CHANNEL_OF_TOUCHPOINT }, value: 'own_group', join: '', params: {} };
    case 'device':
      return { own: { value: 'toString(device)' }, value: 'own_group', join: '', params: {} };
    default:
      return byTrait(name);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function bySegment(tx: Tx, id: string): Promise<Split> {
  if (!UUID.test(id)) {
    throw invalid('splitBy: after "segment:" comes the id of a segment', [
      { at: 'splitBy', message: 'must be segment: and the id of a segment' },
    ]);
  }
  const { sql, params } = await segmentPeople(tx, id, 'split');
  return { value: `if(person IN (${sql}), 'in', 'out')`, join: '', params };
}

/** Of several merged customers the root's word goes first, then who came first, as on the customer's own page. */
function byTrait(name: string): Split {
  const text = textOf('traits', '{splitName:String}');
  return {
    value: 'trait',
    join: `LEFT JOIN (
      SELECT person, argMinIf(${text}, (customer != person, created_at, toString(customer)),
        JSONType(traits, {splitName:String}) != 'Null') AS trait
      FROM customers GROUP BY person) AS told_of USING (person)`,
    params: { splitName: name },
  };
}
