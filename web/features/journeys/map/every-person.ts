/** All people behind a figure, page after page. */
import { journeyMapApi } from '../../../../server/features/journeys/contract.ts';
import { call } from '../../../api.ts';
import type { MapPerson, PeopleQuestion } from './queries.ts';

const PAGE = 500;

/** @param onProgress how many have been read so far */
export async function everyPerson(
  question: PeopleQuestion,
  onProgress: (read: number) => void,
  signal: AbortSignal,
): Promise<MapPerson[]> {
  const people: MapPerson[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...question, limit: PAGE, cursor };
    const page = await call(journeyMapApi.people, { query, signal });
    people.push(...page.items);
    onProgress(people.length);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return people;
}
