/** Retention as it stands in the URL. */
import { RetentionQuestion } from '../../../../../server/features/journeys/questions/retention-contract.ts';
import { type Asked, useAsked } from '../asked.ts';

export type AskedRetention = Asked<typeof RetentionQuestion>;

export const RETENTION = {
  schema: RetentionQuestion,
  names: ['first', 'return', 'interval', 'periods', 'rolling'],
  usualPeriod: '365d',
} as const;

export function useAskedRetention(): AskedRetention | undefined {
  return useAsked(RETENTION);
}
