import { Link, useLocation } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { classes, IconButton, Popover, Time } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import styles from './bell.module.css';
import { wayTo } from './notice.ts';
import { markRead, type Told, useTold } from './told.ts';
import { useNoticeWords } from './words.ts';

const MOST_SHOWN = 9;

/** What one was told of, also when its toast is gone; how many are new stands at it. */
export function NewsBell() {
  const { t } = useTranslation('notices');
  const format = useFormat();
  const { id: member } = useMember();
  const all = useTold(member);
  const [isOpen, setOpen] = useState(false);
  /** New when it was opened: they stay marked while one reads. */
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  const count = all.filter(({ isRead }) => !isRead).length;
  useReadWhatIsOpen(member, all);

  function openIt(next: boolean) {
    if (next) setFresh(new Set(all.filter(({ isRead }) => !isRead).map(({ at }) => at)));
    setOpen(next);
    if (next) markRead(member);
  }

  return (
    <span className={styles.place}>
      <Popover
        align="end"
        title={t('bell.title')}
        open={isOpen}
        onOpenChange={openIt}
        trigger={
          <IconButton
            label={count ? t('bell.news', { count, n: format.number(count) }) : t('bell.title')}
            icon={<Bell size={18} />}
          />
        }
      >
        {all.length ? (
          <ul className={styles.list}>
            {all.map((told) => (
              <li key={told.at}>
                <Entry told={told} isNew={!told.isRead || fresh.has(told.at)} onGo={() => setOpen(false)} />
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.none}>{t('bell.none')}</p>
        )}
      </Popover>
      {count > 0 && (
        <span className={styles.count} aria-hidden>
          {count > MOST_SHOWN ? `${format.number(MOST_SHOWN)}+` : format.number(count)}
        </span>
      )}
    </span>
  );
}

interface EntryProps {
  told: Told;
  isNew: boolean;
  onGo: () => void;
}

function Entry({ told: { at, notice }, isNew, onGo }: EntryProps) {
  const { t } = useTranslation('notices');
  const { title, description } = useNoticeWords().whole([notice], undefined);
  return (
    <Link {...wayTo([notice])} className={classes(styles.entry, isNew && styles.new)} onClick={onGo}>
      <span>
        {title}
        {isNew && <span className={styles.dot} role="img" aria-label={t('bell.isNew')} />}
      </span>
      {description && <span className={styles.more}>{description}</span>}
      <span className={styles.more}>
        <Time at={new Date(at)} />
      </span>
    </Link>
  );
}

/** Whoever has a conversation before their eyes has read what was told of it. */
function useReadWhatIsOpen(member: string, all: readonly Told[]) {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes while it is open is read, too.
  useEffect(() => {
    const look = () => {
      if (!document.hidden) markRead(member, ({ notice }) => pathname === `/inbox/${notice.conversation}`);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [member, pathname, all]);
}
