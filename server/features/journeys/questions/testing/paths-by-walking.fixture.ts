/** Paths by walking every journey step by step: slow, and as the definition reads. */
import type { Somebody } from './planted.fixture.ts';

export interface PathsToWalk {
  start?: string | undefined;
  end?: string | undefined;
  steps: number;
  foldRepeats: boolean;
  exclude?: string[] | undefined;
  quietMs?: number | undefined;
  from?: number | undefined;
  to: number;
  /** By type, the place of its stage. */
  stages: Record<string, number>;
}

interface Place {
  name: string;
  at: number;
}

/** A path of a person: its places, and what came after the last: nothing, maybe something yet, or further steps. */
interface Path {
  person: string;
  places: Place[];
  how: 'ends' | 'open' | 'goes on';
}

export function walkPaths(people: Somebody[], asked: PathsToWalk): Path[] {
  return people.flatMap((person) => {
    const journey = journeyOf(person, asked);
    const begins = asked.start ?? asked.end;
    const places = journey.map((_, index) => index);
    const starts = begins ? places.filter((index) => journey[index]!.name === begins) : places.slice(0, 1);
    return starts.map((index) => ({ person: person.id, ...walk(journey.slice(index), asked) }));
  });
}

/** In one moment in the order of the stages, types without one last, then by name. */
function journeyOf({ happenings }: Somebody, asked: PathsToWalk): Place[] {
  const stageOf = ({ name }: Place) => asked.stages[name] ?? Number.MAX_SAFE_INTEGER;
  const sorted = happenings
    .filter(({ at, type }) => at < asked.to && at >= (asked.from ?? at) && !asked.exclude?.includes(type))
    .map(({ at, type }) => ({ at, name: type }))
    .sort(
      (a, b) =>
        a.at - b.at || stageOf(a) - stageOf(b) || Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)),
    );
  const folded = asked.foldRepeats
    ? sorted.filter(({ name }, index) => index === 0 || name !== sorted[index - 1]!.name)
    : sorted;
  return asked.end === undefined ? folded : folded.reverse();
}

function walk(journey: Place[], { steps, quietMs, end, from, to }: PathsToWalk): Omit<Path, 'person'> {
  const places = [journey[0]!];
  for (const place of journey.slice(1)) {
    if (places.length === steps) return { places, how: 'goes on' };
    if (quietMs !== undefined && Math.abs(place.at - places.at(-1)!.at) > quietMs) break;
    places.push(place);
  }
  if (places.length === steps) return { places, how: 'goes on' };
  const last = places.at(-1)!.at;
  const isOpen =
    quietMs !== undefined &&
    (end === undefined ? last + quietMs > to : from !== undefined && last - quietMs < from);
  return { places, how: isOpen ? 'open' : 'ends' };
}
