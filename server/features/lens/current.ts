/** Which database of which ClickHouse is asked: fillings come and go, questions find the one that is current. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../core/database/database.ts';
import { Refusal } from '../../core/http/problems.ts';
import { stableId } from '../../core/ids.ts';
import type { Lens } from '../../core/lens/lens.ts';

const current = new WeakMap<Lens, Promise<string>>();

/** @throws 503 while there is none yet, in the first moments of a new install */
export function currentDatabase(db: Database, lens: Lens): Promise<string> {
  const known = current.get(lens);
  if (known) return known;
  const found = findCurrent(db, lens);
  current.set(lens, found);
  found.catch(() => forgetCurrentDatabase(lens));
  return found;
}

export function forgetCurrentDatabase(lens: Lens): void {
  current.delete(lens);
}

async function findCurrent(db: Database, lens: Lens): Promise<string> {
  const { rows } = await db.owner.query<{ database: string }>(
    `select database from jornada.lenses where lens_id = $1 order by state = 'current' desc, began_at limit 1`,
    [await lensId(lens)],
  );
  if (rows[0]) return rows[0].database;
  throw new Refusal(
    {
      type: 'urn:jornada:lens-unavailable',
      title: 'The lens is not available',
      status: 503,
      detail: 'The lens is just being made. Ask again in a moment.',
    },
    { 'retry-after': '1' },
  );
}

const ids = new WeakMap<Lens, Promise<string>>();

/** Names this ClickHouse: an id that it keeps itself. A cluster goes by its name, since any node may answer. */
export function lensId(lens: Lens): Promise<string> {
  const known = ids.get(lens);
  if (known) return known;
  const id = lens.cluster ? Promise.resolve(stableId('cluster', lens.cluster)) : readId(lens);
  ids.set(lens, id);
  id.catch(() => ids.delete(lens));
  return id;
}

async function readId(lens: Lens): Promise<string> {
  await lens.command({
    query: 'CREATE TABLE IF NOT EXISTS jornada_lens (id UUID) ENGINE = MergeTree ORDER BY id',
  });
  const found = await ownId(lens);
  if (found) return found;
  await lens.insert({ table: 'jornada_lens', values: [{ id: randomUUID() }], format: 'JSONEachRow' });
  // Two processes may have written one each: both take the smaller.
  return (await ownId(lens))!;
}

async function ownId(lens: Lens): Promise<string | undefined> {
  const answer = await lens.query({
    query: 'SELECT id FROM jornada_lens ORDER BY id LIMIT 1',
    format: 'JSONEachRow',
  });
  return (await answer.json<{ id: string }>())[0]?.id;
}
