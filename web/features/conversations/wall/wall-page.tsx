import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { useNews } from '../../../live.ts';
import { Button, Callout, Skeleton, TextLink } from '../../../ui/index.ts';
import { useNarrowing } from '../../narrowing/narrowing.ts';
import { addDays } from '../../narrowing/period.ts';
import { peopleQuery } from '../report/queries.ts';
import { HoursToday } from './hours-today.tsx';
import { PeopleToday } from './people-today.tsx';
import { type Today, todayQuery, type WallQuestion } from './queries.ts';
import { ScoreTiles, Tiles } from './tiles.tsx';
import styles from './wall.module.css';

const NARROWED = ['channel', 'department'] as const;
/** News comes in bursts; on a wall a few seconds do not matter. */
const NEWS_PAUSE_MS = 3000;
/** Time passes without news, too. */
const LOOK_AGAIN_MS = 30_000;

/** The desk today, on a screen that hangs where everybody sees it: large, quiet, and up to date by itself. */
export default function WallPage() {
  const { t } = useTranslation('service');
  const narrowing = useNarrowing(NARROWED);
  const question = { channel: narrowing.channel, department: narrowing.department };
  const { data, error, dataUpdatedAt, refetch } = useQuery(todayQuery(question));
  useFresh();
  return (
    <main id="main" className={styles.wall}>
      <title>{`${t('wall.title')} · Jornada`}</title>
      <Head today={data} at={dataUpdatedAt} />
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

function Head({ today, at }: { today: Today | undefined; at: number }) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const isWhole = useWholeScreen();
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{t('wall.title')}</h1>
      {today && <p className={styles.day}>{format.day(`${today.day}T12:00:00Z`)}</p>}
      <p className={styles.fresh}>{at > 0 && t('wall.asOf', { time: format.time(new Date(at)) })}</p>
      <div className={styles.ways}>
        {!isWhole && (
          <>
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

/** On the whole screen nothing but the figures is shown. */
function useWholeScreen(): boolean {
  const [isWhole, setWhole] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setWhole(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return isWhole;
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
        <ScoreTiles narrowing={question} time={time} />
      </div>
      <div className={styles.below}>
        <HoursToday today={today} />
        {people.data && <PeopleToday items={people.data.items} narrowing={question} time={time} />}
      </div>
    </>
  );
}
