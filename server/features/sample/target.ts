/** Where the sample company is written to, and the ids its people have there. */
import { stableId } from '../../core/ids.ts';

export const SOURCE = 'sample';

export interface Target {
  workspaceId: string;
  importId: string;
  /** ISO 4217, of every price. */
  currency: string;
}

/** The same each time, so that whatever is written again is written once. */
export function customerId({ workspaceId }: Target, key: string): string {
  return stableId(workspaceId, SOURCE, 'customer', key);
}
