/** What a message is about that is split off, as far as something says so. */
import { isSameMatter } from '../../../server/features/channels/email/subjects.ts';
import type { Mail } from '../channels/queries.ts';
import type { Conversation, Message } from './queries.ts';

/**
 * Its mail's subject where that is another matter; else that of the conversation it was written in, which may have been
 * joined to this one.
 */
export function subjectOfPart(
  { subject, merged }: Pick<Conversation, 'subject' | 'merged'>,
  { from }: Pick<Message, 'from'>,
  mail: Pick<Mail, 'subject'> | undefined,
): string {
  const own = (from && merged.find(({ id }) => id === from.id)?.subject) ?? subject;
  return mail?.subject && (!own || !isSameMatter(mail.subject, own)) ? mail.subject : own;
}
