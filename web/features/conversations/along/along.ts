/** What is done with the next answer, chosen with a saved reply: it stands at the composer until it is sent, or taken off. */
import type { SomeDeeds } from '../../../../server/features/conversations/deeds/contract.ts';
import type { Conversation } from '../queries.ts';

export interface AlongNext {
  /** Undefined while nothing is. */
  does: SomeDeeds | undefined;
  set: (does: SomeDeeds | undefined) => void;
}

/** What is to be filled in is looked at as it is then. */
export function asDone(
  conversation: Conversation,
  { fields = {}, department }: SomeDeeds = {},
): Conversation {
  const filled = Object.entries({ ...conversation.fields, ...fields }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  return {
    ...conversation,
    fields: Object.fromEntries(filled),
    ...(department && { department: { key: department, name: department } }),
  };
}
