/** What happened in the conversations of a list, as the URL says it. Reports open lists by it. */
import type { ListQuestion } from './queries.ts';

export const DID_NAMES = ['did', 'from', 'to', 'hour', 'by'] as const;

const DIDS = ['asked', 'answered', 'solved', 'rated'] as const;
const A_DATE = /^\d{4}-\d{2}-\d{2}$/;
const AN_HOUR = /^[1-7]-(\d|1\d|2[0-3])$/;
const A_UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export interface Did extends Pick<ListQuestion, 'from' | 'to' | 'hour' | 'by'> {
  did: (typeof DIDS)[number];
}

/** What the URL cannot mean is left out. */
export function didOf(one: (name: string) => string | undefined): Did | undefined {
  const did = DIDS.find((known) => known === one('did'));
  if (!did) return undefined;
  const [from, to, hour, by] = [one('from'), one('to'), one('hour'), one('by')];
  const hasTime = from && to && A_DATE.test(from) && A_DATE.test(to) && from < to;
  return {
    did,
    ...(hasTime && { from, to }),
    ...(did === 'asked' && hour && AN_HOUR.test(hour) && { hour }),
    ...((did === 'answered' || did === 'rated') && by && (by === 'none' || A_UUID.test(by)) && { by }),
  };
}
