import { Link } from '@tanstack/react-router';
import { CircleAlert, Clock, CornerUpLeft, Flag, Handshake, Moon, UserRoundX } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import {
  Badge,
  ChannelIcon,
  classes,
  EmotionMark,
  Pieces,
  ratingSentiment,
  Tag,
  Time,
} from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { DueBadge } from '../service-levels/due-badge.tsx';
import styles from './list.module.css';
import { previewBeside } from './preview.ts';
import type { ConversationRow as Row } from './queries.ts';
import { MarkedName, MarkedWords } from './search-hits/marked.tsx';
import { useSearched } from './search-hits/use-hits.ts';
import { shortDuration } from './waiting.ts';

interface RowProps {
  id: string;
  row: Row;
  index: number;
  /** Where it stands, in pixels from the top. */
  start: number;
  height: number;
  isActive: boolean;
  isOpen: boolean;
  isChosen: boolean;
  onOpen: (row: Row) => void;
  onChoose: (id: string) => void;
}

/** One conversation: a line of facts, a line of voice, and a line of marks where the list is slim. */
export const ConversationRow = memo(function ConversationRow(props: RowProps) {
  const { t } = useTranslation('conversations');
  const { id, row, index, start, height, isActive, isOpen, isChosen, onOpen, onChoose } = props;
  const name = useCustomerName()(row.customer);
  const searched = useSearched();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useSemanticElements lint/a11y/useKeyWithClickEvents: the grid holds the focus, points at the active row and has the keys.
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      aria-current={isOpen || undefined}
      className={classes(
        styles.row,
        isActive && styles.active,
        isOpen && styles.open,
        isChosen && styles.chosen,
      )}
      style={{ height, transform: `translateY(${start}px)` }}
      onClick={(event) => isForRow(event) && onOpen(row)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above. */}
      <div role="gridcell" className={styles.choose}>
        <label>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isChosen}
            aria-label={t('choose', { name, number: row.number })}
            onChange={() => onChoose(row.id)}
          />
        </label>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above. */}
      <div role="gridcell" className={styles.cell}>
        <span className={styles.who}>
          <Link
            to="/inbox/$id"
            params={{ id: row.id }}
            search={(before) => before}
            tabIndex={-1}
            className={styles.name}
          >
            <MarkedName text={name} search={searched} />
          </Link>
          <span className={styles.number}>#{row.number}</span>
          {row.foundBy && row.foundBy !== name && (
            <span className={styles.foundBy}>
              <MarkedName text={row.foundBy} search={searched} />
            </span>
          )}
        </span>
        <Marks row={row} />
        <When row={row} />
        <Words row={row} searched={searched} />
      </div>
    </div>
  );
});

function Marks({ row }: { row: Row }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { t: surveys } = useTranslation('surveys');
  const { channel, priority, assignee, tags, due, promisedFor, csat, seeking } = row;
  const isPressing = priority === 'urgent' || priority === 'high';
  return (
    <span className={styles.marks}>
      <ChannelIcon channel={channel} wordHidden />
      {due && <DueBadge due={due} />}
      {priority !== 'normal' && (
        <Badge kind={isPressing ? 'warning' : 'plain'} icon={<Flag size={11} aria-hidden />}>
          {t(`priority.${priority}`)}
        </Badge>
      )}
      {promisedFor && (
        <Badge
          kind={Date.parse(promisedFor) <= Date.now() ? 'warning' : 'plain'}
          icon={<Handshake size={11} aria-hidden />}
        >
          <span className="visually-hidden">{t('promise.badge')}</span> {format.relative(promisedFor)}
        </Badge>
      )}
      {csat !== null && (
        <EmotionMark sentiment={ratingSentiment(csat, 1, 5)} label={surveys('rated', { score: csat })} />
      )}
      {assignee && <span className={styles.assignee}>{assignee.name}</span>}
      {seeking?.why && (
        <Badge kind="warning" icon={<UserRoundX size={11} aria-hidden />}>
          {t(`seeking.${seeking.why}`)}
        </Badge>
      )}
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}

function When({ row }: { row: Row }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { waitingSince, snoozedUntil, lastMessageAt } = row;
  if (snoozedUntil) {
    return (
      <span className={styles.when} title={t('snoozedUntil', { when: format.dateTime(snoozedUntil) })}>
        <Moon size={13} aria-hidden />
        <span className="visually-hidden">{t('status.snoozed')}</span>
        <Time at={snoozedUntil} />
      </span>
    );
  }
  if (!waitingSince) {
    return (
      <span className={styles.when}>
        <Time at={lastMessageAt} />
      </span>
    );
  }
  const seconds = (Date.now() - Date.parse(waitingSince)) / 1000;
  return (
    <span
      className={classes(styles.when, styles.waits)}
      title={t('waitsFor', { time: format.duration(seconds) })}
    >
      <Clock size={13} aria-hidden />
      <span className="visually-hidden">{t('waits')}</span>
      {shortDuration(format.locale, seconds)}
    </span>
  );
}

/** Where the searched words are, or how the last message begins: the customer's in the serif. */
function Words({ row, searched }: { row: Row; searched: string | undefined }) {
  const { t } = useTranslation('conversations');
  const { subject, preview, lastFrom, undelivered, found } = row;
  const isTheirs = lastFrom === 'customer';
  const said = found ? <Pieces pieces={found} /> : previewBeside(subject, preview);
  return (
    <span className={styles.words}>
      {subject && (
        <span className={styles.subject}>
          <MarkedWords text={subject} search={searched} />
        </span>
      )}
      {undelivered && (
        <span className={classes(styles.ours, styles.undelivered)} title={t('notDelivered')}>
          <CircleAlert size={13} aria-hidden />
          <span className="visually-hidden">{t('undelivered')}</span>
        </span>
      )}
      {!isTheirs && !found && !undelivered && said && (
        <span className={styles.ours}>
          <CornerUpLeft size={13} aria-hidden />
          <span className="visually-hidden">{t('weSaid')}</span>
        </span>
      )}
      <span className={isTheirs ? styles.theirs : styles.ourWords}>{said}</span>
    </span>
  );
}

function isForRow({ target, metaKey, ctrlKey }: MouseEvent): boolean {
  if (metaKey || ctrlKey) return false;
  return target instanceof Element && target.closest('a, label, input, button') === null;
}
