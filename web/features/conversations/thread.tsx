import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { Button, toastProblem } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { useMay } from '../session/session.ts';
import { AnswerCard, AskLine } from '../surveys/ask-line.tsx';
import { asksQuery } from '../surveys/queries.ts';
import { ChangeLine } from './change-line.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { HeldMessage } from './held-message.tsx';
import type { Held } from './held-sends.ts';
import { LaterMessage } from './later/later-message.tsx';
import type { LaterTold } from './later/use-later.ts';
import { Message } from './message.tsx';
import type { PromiseTold } from './promises/owed.ts';
import type { Conversation, Message as Told } from './queries.ts';
import { HitsBar } from './search-hits/hits-bar.tsx';
import { useHits } from './search-hits/use-hits.ts';
import { SplitDialog } from './split-dialog.tsx';
import styles from './thread.module.css';
import { daysOf, type Entry, endOf, threadOf, withEarlier } from './thread.ts';
import { useEnd } from './use-end.ts';
import { useShown } from './use-shown.ts';
import { useThreadKeys } from './use-thread-keys.ts';

interface ThreadProps {
  conversation: Conversation;
  held: readonly Held[];
  onTakeBack: (held: Held) => void;
  onLaterBack: (later: LaterTold) => void;
  onUnmerge: ((other: string) => void) | undefined;
}

/** The messages of both sides, notes and changes, the latest at the bottom. */
export function Thread({ conversation, held, onTakeBack, onLaterBack, onUnmerge }: ThreadProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const name = useCustomerName()(conversation.customer);
  const mayWrite = useMay()('conversations.write');
  const { messages, more } = useMessages(conversation);
  const asking = useQuery(asksQuery(conversation.id));
  const asks = asking.data?.items;
  const days = useMemo(
    () => daysOf(threadOf(messages, conversation.changes, !more.has, asks), format.timeZone),
    [messages, conversation.changes, more.has, asks, format.timeZone],
  );
  const last = messages.at(-1)?.id;
  const planned = conversation.later.map(({ id }) => id);
  const ends = [...endOf(days), ...planned, ...held.map(({ key }) => key)];
  const { scroll, content, isAway, toEnd } = useEnd(asking.isPending ? undefined : ends);
  const [split, setSplit] = useState<string>();
  const [forwarded, setForwarded] = useState<string>();
  const { show, go } = useShown(scroll, messages, more);
  const hits = useHits(conversation.id, show);
  const onSplit = mayWrite && conversation.messages > 1 ? setSplit : undefined;
  const onForward = mayWrite ? setForwarded : undefined;
  useThreadKeys({ ...{ thread: scroll, messages, hits, go, onSplit, onForward } });
  const parted = messages.find(({ id }) => id === split);
  const separable = conversation.merged.filter((one) => one.separable).map(({ id }) => id);
  const promises = useMemo(() => byMessage(conversation.promises), [conversation.promises]);

  function entryOf(entry: Entry) {
    if (entry.kind === 'message')
      return (
        <Message
          key={entry.id}
          message={entry.message}
          customer={name}
          language={conversation.language}
          promises={promises.get(entry.id) ?? NONE}
          searched={hits?.holds(entry.id) ? hits.search : undefined}
          isShown={hits?.current === entry.id}
          onSplit={onSplit}
          onForward={onForward}
        />
      );
    if (entry.kind === 'changes')
      return <ChangeLine key={entry.id} group={entry} separable={separable} onUnmerge={onUnmerge} />;
    const { id, at, ask } = entry;
    return entry.kind === 'ask' ? (
      <AskLine key={id} ask={ask} at={at} />
    ) : (
      <AnswerCard key={id} ask={ask} language={conversation.language} />
    );
  }

  return (
    <>
      {hits && <HitsBar hits={hits} />}
      <div className={styles.frame}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached with the keyboard. */}
        <div ref={scroll} className={styles.thread} tabIndex={0} role="log" aria-label={t('messages')}>
          <div ref={content} className={styles.content}>
            {more.has && (
              <Button
                look="quiet"
                size="s"
                className={styles.earlier}
                busy={more.isLoading}
                onClick={() => more.load()}
              >
                {t('earlier')}
              </Button>
            )}
            {days.map((day) => (
              <section key={day.key} className={styles.day}>
                <h3 className={styles.date}>{format.day(day.at)}</h3>
                {day.entries.map(entryOf)}
              </section>
            ))}
            {conversation.later.map((one) => (
              <LaterMessage
                key={one.id}
                later={one}
                conversationId={conversation.id}
                customer={name}
                mayWrite={mayWrite}
                onTakenBack={onLaterBack}
              />
            ))}
            {held.map((one) => (
              <HeldMessage key={one.key} held={one} lastSeen={last} onTakeBack={onTakeBack} />
            ))}
          </div>
        </div>
        {parted && (
          <SplitDialog conversation={conversation} message={parted} onClose={() => setSplit(undefined)} />
        )}
        {forwarded && (
          <ForwardDialog
            conversationId={conversation.id}
            message={forwarded}
            onClose={() => setForwarded(undefined)}
          />
        )}
        {isAway && (
          <Button size="s" className={styles.toEnd} icon={<ArrowDown size={14} />} onClick={toEnd}>
            {t('newBelow')}
          </Button>
        )}
      </div>
    </>
  );
}

const NONE: readonly PromiseTold[] = [];

const byMessage = (promises: readonly PromiseTold[]) =>
  Map.groupBy(promises, ({ messageId }) => messageId ?? '');

/** The last messages, and those before as far as they were asked for. */
function useMessages({ id, items, earlierCursor, merged, changes }: Conversation) {
  const [earlier, setEarlier] = useState<{ items: Told[]; cursor: string | null }>();
  const splits = changes.filter(({ what }) => what === 'split').length;
  const shape = `${id} ${merged.map((one) => one.id)} ${splits}`;
  const [ofShape, setOfShape] = useState(shape);
  // With another conversation in it, what was fetched before is another story.
  if (ofShape !== shape) {
    setOfShape(shape);
    setEarlier(undefined);
  }
  const cursor = earlier ? earlier.cursor : earlierCursor;
  const messages = useMemo(() => withEarlier(earlier?.items ?? [], items), [earlier, items]);
  const load = useMutation({
    mutationFn: (until: string | undefined) => earlierOf(id, cursor!, until),
    onSuccess: (page) => setEarlier({ items: [...page.items, ...messages], cursor: page.cursor }),
    onError: toastProblem,
  });
  const { isPending: isLoading, isError: isRefused } = load;
  const more = { has: cursor !== null, isLoading, isRefused };
  return { messages, more: { ...more, load: () => load.mutate(undefined), loadUntil: load.mutate } };
}

/** The page before, or as many as it takes to reach a message. */
async function earlierOf(id: string, from: string, until: string | undefined) {
  let items: Told[] = [];
  let cursor: string | null = from;
  do {
    const page: { items: Told[]; earlierCursor: string | null } = await call(conversationsApi.earlier, {
      params: { id },
      query: { cursor },
    });
    items = [...page.items, ...items];
    cursor = page.earlierCursor;
  } while (until !== undefined && cursor !== null && !items.some((one) => one.id === until));
  return { items, cursor };
}
