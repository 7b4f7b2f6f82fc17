import { useQuery } from '@tanstack/react-query';
import { AlarmClock, Timer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Badge, Button, Callout, classes, Popover, SkeletonText } from '../../ui/index.ts';
import styles from './due.module.css';
import { useDueWords } from './due-words.ts';
import { type Due, type ServiceTime, serviceTimesQuery } from './queries.ts';

interface ConversationTimesProps {
  id: string;
  due: Due | null;
}

/** What is due in this conversation, and behind it how every wait of it stands. */
export function ConversationTimes({ id, due }: ConversationTimesProps) {
  const { t } = useTranslation('levels');
  const words = useDueWords();
  const [isOpen, setOpen] = useState(false);
  const told = due && words(due);
  const shown = due && told ? `${t(`metric.${due.metric}`)} ${told.short}` : t('times.short');
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={t('times.title')}
      trigger={
        <Button
          size="s"
          look="quiet"
          className={classes(styles.button, told?.look === 'missed' && styles.isLate)}
          icon={told?.look === 'missed' ? <AlarmClock size={14} /> : <Timer size={14} />}
          aria-label={`${shown}: ${told?.whole ?? t('times.title')}`}
        >
          {shown}
        </Button>
      }
    >
      {isOpen && <Times id={id} />}
    </Popover>
  );
}

/** Of a long conversation, the last waits. */
const MOST = 8;

function Times({ id }: { id: string }) {
  const { t } = useTranslation('levels');
  const { data, error } = useQuery(serviceTimesQuery(id));
  if (error) return <Callout problem={error} />;
  if (!data) return <SkeletonText lines={3} />;
  const policy = data.items.findLast((time) => time.policy)?.policy;
  return (
    <>
      <ul className={styles.times}>
        {data.items.slice(-MOST).map((time) => (
          <Time key={`${time.metric} ${time.startedAt}`} time={time} />
        ))}
      </ul>
      <p className={styles.foot}>{policy ? t('times.policy', { name: policy.name }) : t('times.noPolicy')}</p>
    </>
  );
}

const LOOKS = { missed: 'broken', warning: 'warning', hit: 'accent' } as const;

function Time({ time }: { time: ServiceTime }) {
  const { t } = useTranslation('levels');
  const { metric, state } = time;
  return (
    <li className={styles.time}>
      <span className={styles.metric}>{t(`metric.${metric}`)}</span>
      {state && (
        <Badge kind={state in LOOKS ? LOOKS[state as keyof typeof LOOKS] : 'plain'}>
          {t(`state.${state}`)}
        </Badge>
      )}
      <span className={styles.facts}>
        <Facts time={time} />
      </span>
    </li>
  );
}

/** When it is due, or how long it took, by the clock and in business hours. */
function Facts({ time }: { time: ServiceTime }) {
  const { t } = useTranslation('levels');
  const format = useFormat();
  const { endedAt, endedBy, clockSeconds, businessSeconds, dueAt, state, startedAt } = time;
  if (endedAt === null) {
    if (state === 'paused') return t('times.paused');
    if (dueAt) return t(state === 'missed' ? 'times.wasDue' : 'times.due', { when: format.dateTime(dueAt) });
    return t('times.since', { when: format.dateTime(startedAt) });
  }
  const took = format.duration(clockSeconds ?? 0);
  const open = format.duration(businessSeconds ?? 0);
  return endedBy === 'dropped' ? t('times.dropped', { time: took }) : t('times.took', { time: took, open });
}
