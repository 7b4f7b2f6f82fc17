import { useWorkspace } from '../../session/session.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** The days of a week in the order of the workspace's; 1 is Monday. */
export function useWeekdays(): number[] {
  const start = useWorkspace()?.weekStart ?? 1;
  return DAYS.map((_, place) => ((start - 1 + place) % DAYS.length) + 1);
}
