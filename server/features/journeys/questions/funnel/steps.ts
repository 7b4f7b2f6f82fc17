/** The steps of a funnel, read: which types of the catalogue each is, and how a touchpoint's steps are told in SQL. */
import { invalid } from '../../../../core/http/problems.ts';
import type { StageMap } from '../../../touchpoints/mapping.ts';
import type { Condition, FunnelQuestion, FunnelStep } from '../funnel-contract.ts';
import { textOf } from '../property-text.ts';
import { spelledAsKnown } from '../type-names.ts';

export interface FunnelSteps {
  list: { name: string; types: string[]; where: Condition | undefined }[];
  excluded: string[];
  params: Record<string, unknown>;
  /** SQL over `touchpoints`: one bit for each step that the touchpoint fits, the first step the lowest; 0 for none. */
  fits: string;
}

/** @throws 400 for unknown types, fewer than 2 steps, and steps that cannot be told apart */
export function readSteps(question: FunnelQuestion, map: StageMap): FunnelSteps {
  const list = givenSteps(question).map(({ name, types, where }) => {
    const known = spelledAsKnown(map, types, 'steps');
    return { name: name || known.join(' / '), types: known, where };
  });
  const excluded = spelledAsKnown(map, question.exclude ?? [], 'exclude');
  refuseStepsExcluded(list, excluded);
  if (question.order === 'any') refuseTwins(list);
  return {
    list,
    excluded,
    params: {
      stepTypes: [...new Set(list.flatMap(({ types }) => types))],
      excluded,
      ...Object.assign({}, ...list.map(({ types, where }, index) => paramsOf(index, types, where))),
    },
    fits: fitsSql(list, question),
  };
}

function givenSteps({ steps, step }: FunnelQuestion): FunnelStep[] {
  const given = steps ?? step?.map((type) => ({ types: [type] })) ?? [];
  if (given.length >= 2 && given.length <= 10) return given;
  const message = `a funnel has 2 to 10 steps; ${given.length} ${given.length === 1 ? 'was' : 'were'} given`;
  throw invalid(`steps: ${message}`, [{ at: 'steps', message }]);
}

function refuseStepsExcluded(list: FunnelSteps['list'], excluded: string[]) {
  const both = excluded.find((type) => list.some(({ types }) => types.includes(type)));
  if (!both) return;
  throw invalid(`exclude: "${both}" is a step of the funnel, and cannot break it as well`, [
    { at: 'exclude', message: 'must not be one of the steps' },
  ]);
}

/** In any order, one touchpoint is only ever the first of the steps it fits: the second of two alike is never reached. */
function refuseTwins(list: FunnelSteps['list']) {
  const seen = new Set<string>();
  for (const { name, types, where } of list) {
    const key = JSON.stringify([[...types].sort(), where ?? null]);
    if (seen.has(key)) {
      const message = `"${name}" is there twice; in any order the steps must differ`;
      throw invalid(`steps: ${message}`, [{ at: 'steps', message }]);
    }
    seen.add(key);
  }
}

const paramsOf = (index: number, types: string[], where: Condition | undefined) => ({
  [`step${index}`]: types,
  ...(where && { [`property${index}`]: where.property, [`value${index}`]: String(where.value ?? '') }),
});

function fitsSql(list: FunnelSteps['list'], { order }: FunnelQuestion): string {
  const bits = list.map(({ where }, index) => {
    const isType = `type IN {step${index}:Array(String)}`;
    const fits = where ? `${isType} AND ${conditionSql(where, index)}` : isType;
    return `if(${fits}, toUInt16(${2 ** index}), toUInt16(0))`;
  });
  const all = bits.reduce((one, other) => `bitOr(${one}, ${other})`);
  // In any order: the lowest of its bits.
  return order === 'any' ? `bitAnd(${all}, toUInt16(65536 - ${all}))` : all;
}

function conditionSql({ operator }: Condition, index: number): string {
  const name = `{property${index}:String}`;
  const value = `{value${index}:String}`;
  const text = textOf('properties', name);
  switch (operator) {
    case 'is':
      return `${text} = ${value}`;
    case 'is-not':
      return `${text} != ${value}`;
    case 'contains':
      return `positionCaseInsensitiveUTF8(${text}, ${value}) > 0`;
    case 'above':
      return `ifNull(toFloat64OrNull(${text}) > toFloat64(${value}), 0)`;
    case 'below':
      return `ifNull(toFloat64OrNull(${text}) < toFloat64(${value}), 0)`;
    case 'exists':
      return `JSONType(properties, ${name}) != 'Null'`;
  }
}
