import type { Conversation } from '../queries.ts';

export type PromiseTold = Conversation['promises'][number];

/** Not done yet, in time or not. */
export const isOwed = ({ state, doneAt }: Pick<PromiseTold, 'state' | 'doneAt'>) =>
  state === 'open' || (state === 'broken' && doneAt === null);

/** Its moment has passed, whether or not the server has said so yet. */
export const isOverdue = ({ dueAt }: Pick<PromiseTold, 'dueAt'>) => Date.parse(dueAt) <= Date.now();
