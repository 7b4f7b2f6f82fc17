/** What makes the touchpoint of a solution one. */
import type { ConversationRecord } from './hold.ts';

/** It is solved once, and once more after each time it was opened again. */
export const solvedKey = ({ id, reopened }: Pick<ConversationRecord, 'id' | 'reopened'>) =>
  `solved ${id} ${reopened}`;

/** Of every time that it was solved so far. */
export const solvedKeys = ({ id, reopened }: Pick<ConversationRecord, 'id' | 'reopened'>) =>
  Array.from({ length: reopened + 1 }, (_, times) => solvedKey({ id, reopened: times }));
