/** What the touchpoints of a path are called, and the small number each name goes by while paths are counted. */
import { invalid } from '../../../../core/http/problems.ts';
import { ask } from '../../../lens/ask.ts';
import type { StageMap } from '../../../touchpoints/mapping.ts';
import { typeKey } from '../../../touchpoints/type-key.ts';
import { byBytes, stagePositions } from '../../map/places.ts';
import { type Asked, type Asker, touchpointsAsked } from '../asked.ts';
import type { PathsQuestion } from '../paths-contract.ts';
import { spelledAsKnown } from '../type-names.ts';
import { cleanPage, withoutNoise } from './noise.ts';

/** Pages beyond the most frequent ones count among the others. */
const MOST_PAGES = 1000;
/** Stands for what has no number of its own. */
export const OTHER = 65_534;
/** The stage of types without one: no map has as many. */
const AFTER_ALL = 65_535;

export interface Names {
  /** SQL over `touchpoints`: a name's number (UInt16), from 1, in the order of the journey: see `placesOf`. */
  code: string;
  params: Record<string, unknown>;
  /** The name of number i + 1. */
  list: string[];
  /** Numbers at which paths begin (or end); null: with everyone's first touchpoint. */
  begins: number[] | null;
}

interface Spelling {
  /** What the lens holds: a type, or a type with its page. */
  written: string;
  name: string;
  type: string;
}

/** @throws 400 for a start or end that is neither a type nor one of the names */
export async function readNames(asker: Asker, asked: Asked, question: PathsQuestion): Promise<Names> {
  const spellings = await spellingsOf(asker, asked, question);
  const list = inOrderOfJourney(asked.map, spellings);
  const codes = new Map(list.map((name, index) => [name, index + 1]));
  return {
    code: `toUInt16(transform(${WRITTEN[question.group]}, {pathNames:Array(String)}, {pathCodes:Array(UInt16)}, ${OTHER}))`,
    params: {
      pathNames: spellings.map(({ written }) => written),
      pathCodes: spellings.map(({ name }) => codes.get(name)!),
    },
    list,
    begins: beginsOf(asked, question, spellings, codes),
  };
}

/**
 * As `placesOf` has it, so that what happens at the same moment is in the same order here and on the map: by the first
 * stage that a name's types are in, without a stage last, then by code point.
 */
function inOrderOfJourney({ stages, types }: StageMap, spellings: Spelling[]): string[] {
  const position = stagePositions(stages);
  const stageOf = new Map(types.map(({ name, stage }) => [name, position.get(stage ?? '') ?? AFTER_ALL]));
  const stageOfName = new Map<string, number>();
  for (const { name, type } of spellings) {
    const stage = stageOf.get(type) ?? AFTER_ALL;
    stageOfName.set(name, Math.min(stage, stageOfName.get(name) ?? AFTER_ALL));
  }
  return [...stageOfName]
    .sort(([name, stage], [other, otherStage]) => stage - otherStage || byBytes(name, other))
    .map(([name]) => name);
}

const TYPE_AND_PAGE = `concat(type, if(page = '', '', concat(' ', ${cleanPage('page')})))`;
const WRITTEN = { type: 'type', name: 'type', page: TYPE_AND_PAGE };

async function spellingsOf(asker: Asker, asked: Asked, { group }: PathsQuestion): Promise<Spelling[]> {
  if (group === 'page') return frequentPages(asker, asked);
  const shown = group === 'name' ? withoutNoise : (name: string) => name;
  return asked.map.types
    .slice(0, OTHER - 1)
    .map(({ name }) => ({ written: name, name: shown(name), type: name }));
}

/** Which pages and other touchpoints are the most frequent of the period? */
async function frequentPages({ context, caller }: Asker, asked: Asked): Promise<Spelling[]> {
  const rows = await ask<{ written: string; ofType: string }>(context, caller.workspaceId, {
    sql: `SELECT ${TYPE_AND_PAGE} AS written, any(toString(type)) AS ofType FROM touchpoints
      WHERE ${touchpointsAsked(asked)} GROUP BY written ORDER BY count() DESC, written LIMIT ${MOST_PAGES}`,
    params: asked.params,
  });
  return rows.map(({ written, ofType: type }) => ({
    written,
    type,
    name: withoutNoise(type) + written.slice(type.length),
  }));
}

function beginsOf(
  { map }: Asked,
  { start, end }: PathsQuestion,
  spellings: Spelling[],
  codes: Map<string, number>,
): number[] | null {
  const at = start !== undefined ? 'start' : 'end';
  const asked = start ?? end;
  if (start !== undefined && end !== undefined) {
    throw invalid('end: ask for what came after start, or for what came before end', [
      { at: 'end', message: 'cannot be given together with start' },
    ]);
  }
  if (asked === undefined) return null;
  const asName = codes.get(asked);
  if (asName !== undefined) return [asName];
  const [type] = spelledAsKnown(map, [asked], at);
  const found = spellings
    .filter((one) => typeKey(one.type) === typeKey(type!))
    .map(({ name }) => codes.get(name)!);
  // A type that did not happen has no number: no path begins there.
  return found.length ? [...new Set(found)] : [0];
}
