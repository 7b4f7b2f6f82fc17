/** Where the sample company is written to, and the ids its people have there. */
import { stableId } from '../../core/ids.ts';
import type { Language } from '../workspaces/contract.ts';

export const SOURCE = 'sample';

export interface Target {
  workspaceId: string;
  importId: string;
  /** ISO 4217, of every price. */
  currency: string;
  /** Of whoever takes notes. */
  language: Language;
  /** Who answers its conversations; null where the workspace has nobody yet. */
  desk: { id: string; name: string } | null;
  /** After how many days what is solved is closed. */
  reopenDays: number;
  /** When the loading began. */
  now: Date;
  /** Of its conversations, by their keys: a later one has a higher number. */
  numbers: ReadonlyMap<string, number>;
}

/** The same each time, so that whatever is written again is written once. */
export function customerId({ workspaceId }: Target, key: string): string {
  return stableId(workspaceId, SOURCE, 'customer', key);
}

/** Of a conversation, or of what belongs to one. */
export function conversationId({ workspaceId }: Target, ...key: string[]): string {
  return stableId(workspaceId, SOURCE, 'conversation', ...key);
}

/** How the keys of its messages begin: of no others, whoever writes. */
export const messageKeys = ({ importId }: Pick<Target, 'importId'>) => `${SOURCE} ${importId} `;
