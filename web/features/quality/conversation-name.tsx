import { ChannelIcon } from '../../ui/index.ts';
import styles from './quality.module.css';
import type { ReviewRow } from './queries.ts';

/** What a conversation is called in a line of facts. */
export function ConversationName({ conversation }: Pick<ReviewRow, 'conversation'>) {
  return (
    <>
      <ChannelIcon channel={conversation.channel} wordHidden />
      <span>#{conversation.number}</span>
      <span className={styles.about}>{conversation.subject || conversation.preview}</span>
    </>
  );
}
