/** A message as it stands in a mail that takes it to somebody else. */
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { Quoted } from './body.ts';
import { forwardedLines } from './words.ts';

/** Null when it is gone. */
export async function forwarded(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  messageId: string,
): Promise<Quoted | null> {
  const found = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .leftJoin('mails as x', 'x.message_id', 'm.id')
    .select(['m.text', 'm.at', 'm.author_name', 'c.subject'])
    .select(['x.from_name', 'x.from_address', 'x.subject as mail_subject'])
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  if (!found) return null;
  const { language, timeZone } = await readWorkspace(tx, workspaceId);
  const { from_name: name, from_address: address, author_name: author } = found;
  return {
    line: forwardedLines(language, {
      from: address ? [name, `<${address}>`].filter(Boolean).join(' ') : author,
      subject: found.mail_subject || found.subject,
      ...{ at: found.at, timeZone },
    }),
    text: found.text,
    isForwarded: true,
  };
}
