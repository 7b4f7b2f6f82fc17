/** The customers behind the figures of a map held against the measured journey. */
import { z } from 'zod';
import { inWorkspace } from '../../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../../core/http/cursor.ts';
import { invalid } from '../../../core/http/problems.ts';
import { namesOf, UNKNOWN } from '../../customers/names.ts';
import { ask } from '../../lens/ask.ts';
import type { AskedIntended } from './asked.ts';
import type { HeldPart, HeldPeopleQuery, intendedApi, Step } from './contract.ts';
import { factsAtSql, feltParams, ratedAtSql } from './emotions.ts';
import { extraSql } from './extra.ts';
import { atStepsSql, codesOf, momentAt, passageParams } from './passages.ts';

type Answer = z.input<typeof intendedApi.people.answer & object>;

const Place = z.object({ last: z.string(), person: z.uuid(), total: z.int(), observations: z.int() });

interface Row {
  person: string;
  observations: number;
  last: string;
}

/** @throws 400 for a step or type that the map does not have */
export async function listHeldPeople(asked: AskedIntended, query: HeldPeopleQuery): Promise<Answer> {
  const after = readCursor(Place, query.cursor);
  const counted = countedBy(asked, query);
  const whole = after ?? (await count(asked, counted));
  const rows = await ask<Row>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT person, sum(n) AS observations, toString(max(at)) AS last
      FROM (${counted.sql})
      GROUP BY person
      ${after ? 'HAVING (last, person) < ({afterLast:String}, {afterPerson:UUID})' : ''}
      ORDER BY last DESC, person DESC
      LIMIT {limit:UInt32}`,
    params: {
      ...counted.params,
      limit: query.limit + 1,
      ...(after ? { afterLast: after.last, afterPerson: after.person } : {}),
    },
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const { total, observations } = whole;
  return {
    items: await withNames(asked, counted, page),
    total,
    observations,
    nextCursor:
      rows.length > query.limit && last
        ? writeCursor({ last: last.last, person: last.person, total, observations })
        : null,
  };
}

/** Rows of `person`, `at` and `n`, and the touchpoint types that they are about. */
interface Observations {
  sql: string;
  params: Record<string, unknown>;
  types: string[];
}

async function count(asked: AskedIntended, { sql, params }: Observations) {
  const [row] = await ask<{ total: number; observations: number }>(asked.lenses, asked.workspaceId, {
    sql: `SELECT uniqExact(person) AS total, sum(n) AS observations FROM (${sql})`,
    params,
  });
  return row!;
}

function countedBy(asked: AskedIntended, query: HeldPeopleQuery): Observations {
  const { part } = query;
  if (part === 'extra') return extras(asked, query);
  const allTypes = asked.drawn.steps.flatMap(({ types }) => types);
  if (part === 'all') return passagesAt(asked, 0, 'passed', allTypes);
  const step = stepOf(asked, query);
  if (part === 'rated' || part === 'facts') {
    const sql = part === 'rated' ? ratedAtSql(asked) : factsAtSql(asked);
    return { sql, params: feltParams(asked, step), types: step.types };
  }
  return passagesAt(asked, query.step!, part, part === 'skipped' ? allTypes : step.types);
}

function stepOf({ drawn }: AskedIntended, { part, step }: HeldPeopleQuery): Step {
  const found = step === undefined ? undefined : drawn.steps[step - 1];
  if (found) return found;
  const message = `must be the number of a step, 1 to ${drawn.steps.length}, for part=${part}`;
  throw invalid(`step: ${message}`, [{ at: 'step', message }]);
}

function passagesAt(
  asked: AskedIntended,
  step: number,
  part: Exclude<HeldPart, 'all' | 'rated' | 'facts' | 'extra'>,
  types: string[],
): Observations {
  const fact = part === 'broken' ? '(late OR overdue)' : part;
  const moment = part === 'skipped' ? 'begun' : 'here';
  return {
    sql: `SELECT person, ${momentAt(moment)} AS at, 1 AS n
      FROM (${atStepsSql(asked)}) WHERE step = {step:UInt8} AND ${fact}`,
    params: { ...passageParams(asked), step },
    types,
  };
}

function extras(asked: AskedIntended, { type }: HeldPeopleQuery): Observations {
  const { types, steps } = codesOf(asked);
  const code = type === undefined ? 0 : types.indexOf(type) + 1;
  if (code === 0 || steps[code] !== 0) {
    const message = 'must be a touchpoint type of the catalogue that is on no step';
    throw invalid(`type: ${message}`, [{ at: 'type', message }]);
  }
  return {
    sql: `SELECT person, ${momentAt('moment')} AS at, 1 AS n FROM (${extraSql(asked, 'code = {extraCode:UInt32}')})`,
    params: { ...passageParams(asked), extraCode: code },
    types: [type!],
  };
}

async function withNames(
  asked: AskedIntended,
  { types }: Observations,
  rows: Row[],
): Promise<Answer['items']> {
  if (!rows.length) return [];
  const { lenses, workspaceId } = asked;
  const ids = rows.map(({ person }) => person);
  const [names, touchpoints] = await Promise.all([
    inWorkspace(lenses.db, { workspaceId }, (tx) => namesOf(tx, ids)),
    touchpointsAt(asked, types, rows),
  ]);
  return rows.map(({ person, observations, last }) => ({
    customerId: person,
    ...(names.get(person) ?? UNKNOWN),
    observations,
    at: new Date(`${last.replace(' ', 'T')}Z`).toISOString(),
    touchpointId: touchpoints.get(person) ?? null,
  }));
}

/** Which touchpoint was it? */
async function touchpointsAt({ lenses, workspaceId }: AskedIntended, types: string[], rows: Row[]) {
  const found = await ask<{ person: string; id: string }>(lenses, workspaceId, {
    sql: `
      SELECT person, any(id) AS id FROM touchpoints
      WHERE person IN {persons:Array(UUID)} AND type IN {ofTypes:Array(String)}
        AND toString(at) = transform(toString(person), {personTexts:Array(String)}, {moments:Array(String)}, '')
      GROUP BY person`,
    params: {
      persons: rows.map(({ person }) => person),
      personTexts: rows.map(({ person }) => person),
      moments: rows.map(({ last }) => last),
      ofTypes: types,
    },
  });
  return new Map(found.map(({ person, id }) => [person, id]));
}
