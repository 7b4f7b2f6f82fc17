import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNews } from '../../live.ts';
import { isStatus } from '../../problems.ts';
import { Button, Callout, Skeleton, SkeletonText } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { useMay } from '../session/session.ts';
import composer from './composer.module.css';
import { Composer } from './composer.tsx';
import type { Deeds } from './deeds.ts';
import { Header } from './header.tsx';
import { type Held, takeBack, useHeldSends } from './held-sends.ts';
import type { LaterTold } from './later/use-later.ts';
import { LinkDialog } from './link-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import styles from './pane.module.css';
import { PresenceLine } from './presence-line.tsx';
import { usePromising } from './promises/promising.ts';
import { type Conversation, conversationQuery } from './queries.ts';
import { Thread } from './thread.tsx';
import { useDraft } from './use-draft.ts';
import { usePresence } from './use-presence.ts';
import { useUnlink, useUnmerge } from './use-taken-back.ts';

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
      <Callout
        problem={error}
        action={
          isStatus(error, 404) ? (
            <Button onClick={rest.onBack}>{t('back')}</Button>
          ) : (
            <Button onClick={() => refetch()}>{t('again')}</Button>
          )
        }
      />
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
  const { id } = conversation;
  const mayWrite = useMay()('conversations.write');
  const held = useHeldSends().filter(({ conversationId }) => conversationId === id);
  const draft = useDraft(conversation, held.length > 0);
  const promising = usePromising(id);
  const { others, typing } = usePresence(id);
  const customerName = useCustomerName();
  const [asked, setAsked] = useState<'merge' | 'link' | null>(null);
  const [unmerge, unlink] = [useUnmerge(id), useUnlink(id)];
  const client = useQueryClient();
  useNews(
    [`conversation:${id}`],
    () => void client.invalidateQueries({ queryKey: ['conversation', id] }),
    NEWS_PAUSE_MS,
  );

  function onTakeBack({ key }: Held) {
    const back = takeBack(key);
    if (!back) return;
    promising.set({ promise: back.promise, keeps: back.keeps });
    draft.choose('reply');
    draft.write([back.text, draft.state.text].filter(Boolean).join('\n\n'));
  }

  function onLaterBack({ text, promise }: LaterTold) {
    if (promise) promising.set({ promise });
    draft.choose('reply');
    draft.write([text, draft.state.text].filter(Boolean).join('\n\n'));
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
        onUnlink={mayWrite ? unlink : undefined}
      />
      <Thread
        conversation={conversation}
        held={held}
        onTakeBack={onTakeBack}
        onLaterBack={onLaterBack}
        onUnmerge={mayWrite ? unmerge : undefined}
      />
      <PresenceLine others={others} customer={customerName(conversation.customer)} />
      {mayWrite && conversation.status !== 'closed' && (
        <Composer conversation={conversation} draft={draft} onTyping={typing} />
      )}
      {mayWrite && conversation.status === 'closed' && (
        <Closed onBegin={() => onBegin(conversation.customer)} />
      )}
      {asked === 'merge' && (
        <MergeDialog conversation={conversation} onUnmerge={unmerge} onClose={() => setAsked(null)} />
      )}
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
