import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';

/** The longest bar: the most customers that any touchpoint of the map has. */
export function mostCustomers({ stages }: Pick<JourneyMap, 'stages'>): number {
  return Math.max(1, ...stages.flatMap(({ touchpoints }) => touchpoints.map(({ customers }) => customers)));
}
