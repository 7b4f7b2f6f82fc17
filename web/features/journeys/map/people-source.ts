/** Where the people behind a figure are read from, page by page: of the measured map, or of one drawn by hand. */
import { infiniteQueryOptions } from '@tanstack/react-query';

export interface Person {
  customerId: string;
  name: string | null;
  email: string | null;
  observations: number;
  /** Where to open their story; null when it has just gone. */
  touchpointId: string | null;
  at: string;
}

export interface PeoplePage {
  items: Person[];
  /** People. */
  total: number;
  /** What was counted of them: the figure, or its n. */
  observations: number;
  nextCursor: string | null;
}

export interface PeopleSource {
  /** Names the figure. */
  key: readonly unknown[];
  read(page: { cursor?: string; limit: number }, signal: AbortSignal): Promise<PeoplePage>;
}

const PAGE = 50;
const WHOLE_PAGE = 500;
const FRESH_MS = 60_000;

export function peopleQuery({ key, read }: PeopleSource) {
  return infiniteQueryOptions({
    queryKey: ['journey', 'people', ...key],
    queryFn: ({ pageParam, signal }) => read({ limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: FRESH_MS,
    retry: false,
  });
}

/** Everybody, page after page. @param onProgress how many have been read so far */
export async function everyPerson(
  { read }: PeopleSource,
  onProgress: (read: number) => void,
  signal: AbortSignal,
): Promise<Person[]> {
  const people: Person[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: WHOLE_PAGE, cursor }, signal);
    people.push(...page.items);
    onProgress(people.length);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return people;
}
