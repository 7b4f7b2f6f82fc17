/** How far the lens is behind the record: asked of the record, so that every process answers the same. */
import type { Lenses } from './ask.ts';
import type { LensState } from './contract.ts';
import { lensId } from './current.ts';
import { type Filling, fillingsOf } from './project/fillings.ts';

const MOST_COUNTED = 1_000_000;

export async function readLensState(lenses: Lenses): Promise<LensState> {
  const { db, lens } = lenses;
  const id = await lensId(lens).catch(() => null);
  if (!id) return { state: 'unreachable', ...(await waitingFor(lenses, 0)), filling: null, builtAt: null };
  const fillings = await fillingsOf(db.owner, id);
  const [inUse] = fillings;
  const beingFilled = fillings.find(({ state }) => state === 'filling');
  const reached = await reachable(lenses);
  return {
    state: reached ? stateOf(fillings) : 'unreachable',
    ...(await waitingFor(lenses, inUse?.nextXid ?? 0)),
    filling: beingFilled ? progressOf(beingFilled) : null,
    builtAt: inUse ? await builtAt(lenses, inUse.database) : null,
  };
}

function stateOf(fillings: Filling[]): LensState['state'] {
  const [inUse] = fillings;
  if (!inUse) return 'starting';
  if (inUse.state === 'filling') return 'filling';
  return fillings.length > 1 ? 'rebuilding' : 'current';
}

function progressOf({ copied, expected, reading }: Filling) {
  const whole = Math.max(expected, copied);
  return { touchpoints: copied, expected: whole, progress: reading || !whole ? 0 : copied / whole };
}

async function reachable({ lens }: Lenses): Promise<boolean> {
  return lens.answers().then(
    () => true,
    () => false,
  );
}

async function waitingFor({ db }: Lenses, nextXid: number) {
  const { rows } = await db.owner.query<{ waiting: number; lag: number | null }>(
    `with first as (
       select received_at from touchpoints where recorded_in >= $1::text::xid8 order by recorded_in limit 1)
     select (select count(*) from (
         select from touchpoints where recorded_in >= $1::text::xid8 limit ${MOST_COUNTED}) counted) as waiting,
       (select extract(epoch from clock_timestamp() - received_at)::float8 from first) as lag`,
    [String(nextXid)],
  );
  const { waiting, lag } = rows[0]!;
  return { waiting, lagSeconds: Math.max(0, lag ?? 0) };
}

async function builtAt({ db }: Lenses, database: string): Promise<string | null> {
  const { rows } = await db.owner.query<{ at: Date | null }>(
    'select caught_up_at as at from jornada.lenses where database = $1',
    [database],
  );
  return rows[0]?.at?.toISOString() ?? null;
}
