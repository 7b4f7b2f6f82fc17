import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, Handshake, PhoneIncoming, PhoneOutgoing, Store, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactLogApi } from '../../../server/features/contact-log/contract.ts';
import { SENTIMENTS } from '../../../server/features/contact-log/shapes-contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import {
  Button,
  Callout,
  closeToast,
  EmotionMark,
  EmptyState,
  IconButton,
  ListRowLink,
  Panel,
  SkeletonRows,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { dayOf } from '../narrowing/period.ts';
import { useEmotionWord } from './emotion-words.ts';
import styles from './log.module.css';
import { type Contact, dayQuery } from './queries.ts';
import { loggedToast } from './use-logging.ts';

const DAY_MS = 86_400_000;

/** The date there, `2026-03-31`, so many days ago. */
const dayAgo = (days: number, timeZone: string) => dayOf(new Date(Date.now() - days * DAY_MS), timeZone);

/** What the member wrote down today, or on a day before, the latest first; each opens its conversation. */
export function DayList() {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const [daysAgo, go] = useState(0);
  const isToday = daysAgo === 0;
  const { data, error, refetch } = useQuery(dayQuery(dayAgo(daysAgo, format.timeZone)));
  const count = data?.items.length ?? 0;
  return (
    <Panel
      flush
      title={isToday ? t('day.title') : format.day(Date.now() - daysAgo * DAY_MS)}
      description={count ? t('day.count', { count }) : undefined}
      actions={
        <>
          <IconButton
            size="s"
            label={t('day.before')}
            icon={<ArrowLeft size={16} />}
            onClick={() => go(daysAgo + 1)}
          />
          <IconButton
            size="s"
            label={t('day.after')}
            icon={<ArrowRight size={16} />}
            disabled={isToday}
            onClick={() => go(daysAgo - 1)}
          />
        </>
      }
    >
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data && count === 0 && (
        <EmptyState title={isToday ? t('day.empty') : t('day.emptyThen')}>{t('day.emptyText')}</EmptyState>
      )}
      {data?.items.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </Panel>
  );
}

function Entry({ entry }: { entry: Contact }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const nameOf = useCustomerName();
  const word = useEmotionWord();
  const { channel, direction, customer, conversation, reason, outcome, emotion, at, promise, seconds, note } =
    entry;
  const Icon = channel === 'store' ? Store : direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  return (
    <div className={styles.entry}>
      <ListRowLink
        to="/inbox/$id"
        params={{ id: conversation.id }}
        leading={<Icon size={18} className={styles.icon} aria-label={t(`way.${channel}-${direction}`)} />}
        facts={
          <>
            <strong>{nameOf(customer)}</strong>
            {emotion && <EmotionMark sentiment={SENTIMENTS[emotion]} label={word(emotion)} />}
            {promise && (
              <span className={styles.promised} title={promise.text}>
                <Handshake size={14} aria-hidden /> {format.relative(promise.dueAt)}
              </span>
            )}
          </>
        }
        note={[t(`outcome.${outcome}`), reason || note, seconds !== null && format.duration(seconds)]
          .filter(Boolean)
          .join(' · ')}
        trailing={<span className={styles.time}>{format.time(at)}</span>}
      />
      <UndoEntry entry={entry} />
    </div>
  );
}

/** As long as it can be, of whoever wrote it down. */
function UndoEntry({ entry }: { entry: Contact }) {
  const { t } = useTranslation('contacts');
  const nameOf = useCustomerName();
  const client = useQueryClient();
  const name = nameOf(entry.customer);
  const left = entry.undoableUntil ? Date.parse(entry.undoableUntil) - Date.now() : 0;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [left]);
  const undo = useMutation({
    mutationFn: () => call(contactLogApi.undo, { params: { id: entry.id } }),
    onSuccess: () => {
      closeToast(loggedToast(entry.id));
      toast({ title: t('undone', { name }) });
    },
    onError: toastProblem,
    onSettled: () =>
      Promise.all(
        ['contact-log', 'calls', 'conversations'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
  if (left <= 0 || isOver) return null;
  return (
    <IconButton
      size="s"
      label={t('undo', { name })}
      icon={<Undo2 size={16} />}
      disabled={undo.isPending}
      onClick={() => undo.mutate()}
    />
  );
}
