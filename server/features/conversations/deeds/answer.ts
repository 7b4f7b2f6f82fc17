/** An answer, and what is done along with it, in one. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import type { conversationsApi } from '../contract.ts';
import { lockMessageKey } from '../message-key.ts';
import { isWritten, type NewMessage, writeMessage } from '../write.ts';
import { doesSomething } from './contract.ts';
import { doDeeds } from './do.ts';

type Told = z.output<typeof conversationsApi.write.body & object> & Pick<NewMessage, 'isOfBefore'>;

/**
 * What must be so before it is sent is done before, what sending would change is done after. The same `key` again does
 * nothing. @throws as writing and doing do: then neither is done
 */
export async function answerWith(tx: Tx, scope: Scope, id: string, { does, ...told }: Told) {
  if (!does || !doesSomething(does)) return writeMessage(tx, scope, id, told);
  if (told.kind !== 'reply')
    throw invalid('does: only answers have something done along with them.', [
      { at: 'does', message: 'must be left out' },
    ]);
  if (told.key) {
    await lockMessageKey(tx, scope.workspaceId, told.key);
    if (await isWritten(tx, told.key)) return writeMessage(tx, scope, id, told);
  }
  const { assignee, status, snoozeMinutes, note, ...before } = does;
  const asAnswered = isOfAnswers(status) ? status : undefined;
  await doDeeds(tx, scope, id, before);
  const message = await writeMessage(tx, scope, id, { ...told, status: told.status ?? asAnswered });
  // Whoever solves it by hand means that, whatever the macro says.
  const isDecided = asAnswered !== undefined || told.status !== undefined;
  await doDeeds(tx, scope, message.conversationId, {
    ...{ assignee, note },
    ...(!isDecided && { status, snoozeMinutes }),
  });
  return message;
}

const OF_ANSWERS = ['open', 'waiting', 'solved'] as const;
const isOfAnswers = (status: unknown): status is (typeof OF_ANSWERS)[number] =>
  OF_ANSWERS.some((one) => one === status);
