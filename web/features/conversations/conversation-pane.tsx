import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNews } from '../../live.ts';
import { isNowhere } from '../../problems.ts';
import { Button, Callout, Nowhere, Skeleton, SkeletonText, useShortcut } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { useMay } from '../session/session.ts';
import composer from './composer.module.css';
import { Composer } from './composer.tsx';
import type { Deeds } from './deeds.ts';
import type { Content } from './draft-keeper.ts';
import { Header } from './header.tsx';
import { type Held, takeBack, useHeldSends } from './held-sends.ts';
import type { LaterTold } from './later/use-later.ts';
import { LinkDialog } from './link-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import styles from './pane.module.css';
import { PresenceLine } from './presence-line.tsx';
import { type Conversation, conversationQuery } from './queries.ts';
import { beforeSpam } from './spam/before-spam.ts';
import { DeleteDialog } from './spam/delete-dialog.tsx';
import { Thread } from './thread.tsx';
import { useDraft } from './use-draft.ts';
import { useOthersSending } from './use-others-sending.tsx';
import { usePresence } from './use-presence.ts';
import { useUnlink, useUnmerge } from './use-taken-back.ts';
import { WhoseDialog } from './whose-dialog.tsx';

const NEWS_PAUSE_MS = 150;

interface PaneProps {
  id: string;
  deeds: Deeds;
  onBack: () => void;
  onPerson: () => void;
  onBegin: (customer: Conversation['customer']) => void;
}

/** The conversation that is open. */
export function ConversationPane({ id, ...rest }: PaneProps) {
  const { t } = useTranslation('conversations');
  const { data, error, refetch } = useQuery(conversationQuery(id));
  if (data) return <Open key={data.id} conversation={data} {...rest} />;
  if (!error) return <Waiting />;
  return (
    <div className={styles.problem}>
      {isNowhere(error) ? (
        <Nowhere list="/inbox" />
      ) : (
        <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />
      )}
    </div>
  );
}

function Open({
  conversation,
  deeds,
  onBack,
  onPerson,
  onBegin,
}: Omit<PaneProps, 'id'> & { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const { id } = conversation;
  const mayWrite = useMay()('conversations.write');
  const held = useHeldSends().filter(({ conversationId }) => conversationId === id);
  const draft = useDraft(conversation, held.length > 0);
  const field = useRef<HTMLTextAreaElement>(null);
  const { others, typing } = usePresence(id, conversation.items.at(-1));
  const sending = useOthersSending(conversation);
  const customerName = useCustomerName();
  const [asked, setAsked] = useState<'merge' | 'link' | 'whose' | 'delete' | null>(null);
  const [unmerge, unlink] = [useUnmerge(id), useUnlink(id)];
  const client = useQueryClient();
  const group = t('keys.group');
  const when = () => mayWrite;
  useShortcut('i', () => setAsked('merge'), { label: mayWrite ? t('merge.open') : undefined, group, when });
  useShortcut('=', () => setAsked('whose'), { label: mayWrite ? t('whose.open') : undefined, group, when });
  useShortcut('l', () => setAsked('link'), { label: mayWrite ? t('link.open') : undefined, group, when });
  useNews(
    [`conversation:${id}`],
    () => void client.invalidateQueries({ queryKey: ['conversation', id] }),
    NEWS_PAUSE_MS,
  );

  function onTakeBack({ key }: Held) {
    const back = takeBack(key);
    if (back) putBack(back);
  }

  function onLaterBack({ text, promise, does }: LaterTold) {
    putBack({ text, promise: promise ?? undefined, keeps: [], does: does ?? undefined });
  }

  /** Whoever takes words back goes on with them. */
  function putBack(content: Content) {
    flushSync(() => draft.takeBack(content));
    const end = draft.answer.state.text.length;
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
  }

  return (
    <div className={styles.pane}>
      <Header
        conversation={conversation}
        deeds={deeds}
        onBack={onBack}
        onPerson={onPerson}
        onMerge={() => setAsked('merge')}
        onLink={() => setAsked('link')}
        onWhose={() => setAsked('whose')}
        onDelete={() => setAsked('delete')}
        onUnlink={mayWrite ? unlink : undefined}
      />
      <Thread
        conversation={conversation}
        held={held}
        onTakeBack={onTakeBack}
        onLaterBack={onLaterBack}
        onUnmerge={mayWrite ? unmerge : undefined}
      />
      <PresenceLine others={others} sending={sending} customer={customerName(conversation.customer)} />
      {mayWrite && conversation.status !== 'closed' && conversation.status !== 'spam' && (
        <Composer {...{ conversation, draft, field, others, sending }} onTyping={typing} />
      )}
      {mayWrite && conversation.status === 'closed' && (
        <Closed onBegin={() => onBegin(conversation.customer)} />
      )}
      {asked === 'merge' && (
        <MergeDialog conversation={conversation} onUnmerge={unmerge} onClose={() => setAsked(null)} />
      )}
      {mayWrite && conversation.status === 'spam' && (
        <div className={composer.closed}>
          <span>{t('spam.text')}</span>
          <Button
            onClick={() =>
              deeds.change({
                on: [conversation],
                change: { status: beforeSpam(conversation) },
                done: 'status',
              })
            }
          >
            {t('spam.isNone')}
          </Button>
        </div>
      )}
      {asked === 'delete' && (
        <DeleteDialog conversation={conversation} onDeleted={onBack} onClose={() => setAsked(null)} />
      )}
      {asked === 'whose' && <WhoseDialog conversation={conversation} onClose={() => setAsked(null)} />}
      {asked === 'link' && (
        <LinkDialog conversation={conversation} onUnlink={unlink} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

function Closed({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation('conversations');
  return (
    <div className={composer.closed}>
      <span>{t('closedText')}</span>
      <Button onClick={onBegin}>{t('beginAnother')}</Button>
    </div>
  );
}

function Waiting() {
  return (
    <div className={styles.pane}>
      <div className={styles.waitingHeader}>
        <Skeleton width={180} height={20} />
        <Skeleton width={260} />
        <Skeleton width={320} height={20} />
      </div>
      <div className={styles.waitingThread}>
        <SkeletonText lines={3} />
        <SkeletonText lines={2} />
      </div>
    </div>
  );
}
