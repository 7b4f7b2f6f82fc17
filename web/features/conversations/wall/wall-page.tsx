import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { useNews } from '../../../live.ts';
import { Button, Callout, Skeleton, TextLink } from '../../../ui/index.ts';
import { useNarrowing, useNarrowingText } from '../../narrowing/narrowing.ts';
import { NarrowingControl } from '../../narrowing/narrowing-control.tsx';
import { addDays } from '../../narrowing/period.ts';
import { peopleQuery } from '../report/queries.ts';
import { HoursToday } from './hours-today.tsx';
import { PeopleToday } from './people-today.tsx';
import { type Today, todayQuery, type WallQuestion } from './queries.ts';
import { useAwake, useWholeScreen } from './screen.ts';
import { ScoreTiles, Tiles } from './tiles.tsx';
import styles from './wall.module.css';

const NARROWED = ['channel', 'department'] as const;
/** News comes in bursts; on a wall a few seconds do not matter. */
const NEWS_PAUSE_MS = 3000;
/** Time passes without news, too. */
const LOOK_AGAIN_MS = 30_000;

/**
 * The desk today, on a screen that hangs where everybody sees it: large, quiet, and up to date by itself. What narrows it
 * stands in the address, so that a screen that starts by itself shows the same again.
 */
export default function WallPage() {
  const { t } = useTranslation('service');
  const narrowing = useNarrowing(NARROWED);
  const question = { channel: narrowing.channel, department: narrowing.department };
  const { data, error, dataUpdatedAt, refetch } = useQuery(todayQuery(question));
  const narrowed = useNarrowingText()(question);
  useFresh();
  useAwake();
  return (
    <main id="main" className={styles.wall}>
      <title>{[narrowed, t('wall.title'), 'Jornada'].filter(Boolean).join(' · ')}</title>
      <Head today={data} at={dataUpdatedAt} narrowed={narrowed} />
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!data && !error && <Skeleton height={320} />}
      {data && <Board today={data} question={question} />}
    </main>
  );
}

function useFresh() {
  const client = useQueryClient();
  useNews(
    ['conversations'],
    () => void client.invalidateQueries({ queryKey: ['conversations', 'report'] }),
    NEWS_PAUSE_MS,
  );
  useEffect(() => {
    const timer = setInterval(() => {
      void client.invalidateQueries({ queryKey: ['conversations', 'report'] });
      void client.invalidateQueries({ queryKey: ['metrics', 'figure'] });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [client]);
}

interface HeadProps {
  today: Today | undefined;
  at: number;
  /** To what it is narrowed, in words: always to be seen, or the figures would be taken for those of all. */
  narrowed: string;
}

function Head({ today, at, narrowed }: HeadProps) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const isWhole = useWholeScreen();
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>
        {t('wall.title')}
        {narrowed && <span className={styles.narrowed}>{narrowed}</span>}
      </h1>
      {today && <p className={styles.day}>{format.day(`${today.day}T12:00:00Z`)}</p>}
      <p className={styles.fresh}>{at > 0 && t('wall.asOf', { time: format.time(new Date(at)) })}</p>
      <div className={styles.ways}>
        {!isWhole && (
          <>
            <NarrowingControl allowed={NARROWED} />
            <TextLink to="/service">{t('wall.back')}</TextLink>
            <Button size="s" onClick={() => void document.documentElement.requestFullscreen?.()}>
              {t('wall.whole')}
            </Button>
          </>
        )}
      </div>
    </header>
  );
}

interface BoardProps {
  today: Today;
  question: WallQuestion;
}

function Board({ today, question }: BoardProps) {
  const time = { from: today.day, to: addDays(today.day, 1) };
  const people = useQuery(peopleQuery({ ...question, ...time }));
  return (
    <>
      <div className={styles.tiles}>
        <Tiles today={today} narrowing={question} time={time} />
        <ScoreTiles today={today} narrowing={question} time={time} />
      </div>
      <div className={styles.below}>
        <HoursToday today={today} narrowing={question} time={time} />
        {people.data && <PeopleToday items={people.data.items} narrowing={question} time={time} />}
      </div>
    </>
  );
}
