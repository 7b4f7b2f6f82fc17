/** The people behind a figure of the map: found by the same questions, so that they are exactly those counted. */
import { z } from 'zod';
import { inWorkspace } from '../../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../../core/http/cursor.ts';
import { namesOf, UNKNOWN } from '../../customers/names.ts';
import { ask } from '../../lens/ask.ts';
import type { AskedMap } from './asked.ts';
import type { MapPeopleQuery } from './asked-contract.ts';
import type { MapPerson } from './contract.ts';
import type { Observations } from './observations.ts';
import { observationsOf } from './people-parts.ts';
import { COUNTED, mapQuestionParams } from './sequence.ts';

interface Row {
  person: string;
  observations: number;
  last: string;
  people: number;
  observed: number;
  /** The touchpoint that last counted, where the observations say which they are. */
  latest?: string;
}

const Place = z.object({ last: z.string().max(40), person: z.uuid() });

/** One page, the latest first. @throws 400 for a stage or type that is not in the map, and for parts that it has not */
export async function listMapPeople(asked: AskedMap, query: MapPeopleQuery) {
  const observations = await observationsOf(asked, query);
  const after = readCursor(Place, query.cursor);
  const rows = await findPeople(asked, observations, after, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await withStories(asked, observations, page),
    total: rows[0]?.people ?? 0,
    observations: rows[0]?.observed ?? 0,
    nextCursor:
      rows.length > query.limit && last ? writeCursor({ last: last.last, person: last.person }) : null,
  };
}

/** Who are they, how much of the figure is theirs, and when did it last happen to them? */
function findPeople(
  { lenses, workspaceId }: AskedMap,
  { sql, of, params }: Observations,
  after: z.output<typeof Place> | undefined,
  limit: number,
): Promise<Row[]> {
  const latest = of === undefined ? ', max((at, id)).2 AS latest' : '';
  const place = after ? `(last, person) < ({afterAt:DateTime64(3, 'UTC')}, {afterPerson:UUID})` : '1';
  return ask<Row>(lenses, workspaceId, {
    sql: `
      SELECT * FROM (
        SELECT *, count() OVER () AS people, sum(observations) OVER () AS observed
        FROM (SELECT person, sum(n) AS observations, max(at) AS last${latest} FROM (${sql}) GROUP BY person)
      )
      WHERE ${place}
      ORDER BY last DESC, person DESC
      LIMIT ${limit}`,
    params: { ...params, ...(after ? { afterAt: after.last, afterPerson: after.person } : {}) },
  });
}

async function withStories(
  asked: AskedMap,
  observations: Observations,
  rows: Row[],
): Promise<z.input<typeof MapPerson>[]> {
  if (!rows.length) return [];
  const ids = rows.map(({ person }) => person);
  const [names, touchpoints] = await Promise.all([
    inWorkspace(asked.lenses.db, asked, (tx) => namesOf(tx, ids)),
    touchpointsAt(asked, observations, rows),
  ]);
  return rows.map(({ person, observations, last }) => ({
    customerId: person,
    ...(names.get(person) ?? UNKNOWN),
    observations,
    touchpointId: touchpoints.get(person)!,
    at: new Date(`${last.replace(' ', 'T')}Z`).toISOString(),
  }));
}

/** Which touchpoint was it that last counted? */
async function touchpointsAt(asked: AskedMap, { of, params }: Observations, rows: Row[]) {
  if (of === undefined) return new Map(rows.map(({ person, latest }) => [person, latest!]));
  const found = await ask<{ person: string; latest: string }>(asked.lenses, asked.workspaceId, {
    sql: `
      SELECT person, max(id) AS latest
      FROM touchpoints
      WHERE person IN {persons:Array(UUID)} AND ${COUNTED(asked.narrowed)} AND ${of}
        AND at = transform(toString(person), {personTexts:Array(String)}, {moments:Array(DateTime64(3, 'UTC'))}, at)
      GROUP BY person`,
    params: {
      ...mapQuestionParams(asked),
      ...params,
      persons: rows.map(({ person }) => person),
      personTexts: rows.map(({ person }) => person),
      moments: rows.map(({ last }) => last),
    },
  });
  return new Map(found.map(({ person, latest }) => [person, latest]));
}
