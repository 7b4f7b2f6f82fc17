/** Where the people behind a figure come from. */
import type { Nameable } from '../customers/names.ts';

export interface FigurePerson {
  customerId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  knownAs: Nameable['knownAs'];
  /** How much of what the figure counted is theirs; said where it is more than once. */
  observations?: number | undefined;
  /** What else there is to say of them beside their name. */
  note?: string | undefined;
  /** When it was counted. */
  at: string;
  /** The touchpoint that counted: their story opens there. */
  touchpointId?: string | null | undefined;
}

export interface PeoplePage {
  items: FigurePerson[];
  /** How many people there are on all pages. */
  total: number;
  /** What was counted of them, where that is not the people themselves: answers, orders. */
  observations?: number | undefined;
  nextCursor: string | null;
}

export interface PeopleSource {
  /** The same for the same question. */
  key: readonly unknown[];
  page(options: { cursor: string | undefined; limit: number; signal: AbortSignal }): Promise<PeoplePage>;
  /** The server's own file of them; made from the pages where there is none. */
  csv?: string;
}

const PAGE = 500;

/** All of them, page after page. @param onProgress how many have been read so far */
export async function everyone(
  source: PeopleSource,
  onProgress: (read: number) => void,
  signal: AbortSignal,
): Promise<FigurePerson[]> {
  const people: FigurePerson[] = [];
  let cursor: string | undefined;
  do {
    const page = await source.page({ cursor, limit: PAGE, signal });
    people.push(...page.items);
    onProgress(people.length);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return people;
}
