import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { classes, TextLink, type UrlSearch } from '../../../ui/index.ts';
import { figureQuery } from '../../metrics/queries.ts';
import type { Today, WallQuestion } from './queries.ts';
import styles from './wall.module.css';

interface TilesProps {
  today: Today;
  narrowing: WallQuestion;
  /** The day, as the inbox's list takes it. */
  time: { from: string; to: string };
}

/** What there is to do now, and what was done today; each opens its conversations. */
export function Tiles({ today, narrowing, time }: TilesProps) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const done = { ...narrowing, ...time };
  const { waiting, waitingSince, breaching, unassigned, active, asked, answered, solved } = today;
  const longest = waitingSince
    ? format.duration(Math.max(0, Math.round((Date.now() - Date.parse(waitingSince)) / 1000)))
    : undefined;
  return (
    <>
      <Tile
        name={t('wall.waiting')}
        value={format.number(waiting)}
        note={longest && t('wall.longest', { time: longest })}
        search={{ ...narrowing, view: 'waiting' }}
      />
      <Tile
        name={t('wall.late')}
        value={format.number(breaching)}
        isBad={breaching > 0}
        search={{ ...narrowing, view: 'breaching' }}
      />
      <Tile
        name={t('wall.unassigned')}
        value={format.number(unassigned)}
        search={{ ...narrowing, view: 'unassigned' }}
      />
      <Tile name={t('wall.active')} value={format.number(active)} search={{ ...narrowing, view: 'active' }} />
      <Tile name={t('wall.asked')} value={format.number(asked)} search={{ ...done, did: 'asked' }} />
      <Tile name={t('wall.answered')} value={format.number(answered)} search={{ ...done, did: 'answered' }} />
      <Tile name={t('wall.solved')} value={format.number(solved)} search={{ ...done, did: 'solved' }} />
    </>
  );
}

type Score = 'first-response-time' | 'service-level';
const SCORES: readonly Score[] = ['first-response-time', 'service-level'];

/** How quick it was today, as the metrics say it, and how good, of the desk's own conversations; each opens what it is of. */
export function ScoreTiles({ today: { csat }, narrowing, time }: TilesProps) {
  const { t } = useTranslation('metrics');
  const service = useTranslation('service').t;
  const format = useFormat();
  return (
    <>
      {SCORES.map((id) => (
        <ScoreTile key={id} id={id} narrowing={narrowing} time={time} />
      ))}
      <Tile
        name={t('metric.csat.name')}
        value={csat ? format.percent(csat.share, 0) : '–'}
        note={csat ? service('wall.n', { count: csat.n, n: format.number(csat.n) }) : service('wall.none')}
        search={{ ...narrowing, ...time, did: 'rated' }}
      />
    </>
  );
}

function ScoreTile({ id, narrowing, time }: Omit<TilesProps, 'today'> & { id: Score }) {
  const { t } = useTranslation('metrics');
  const service = useTranslation('service').t;
  const format = useFormat();
  const { data, error } = useQuery(figureQuery(id, { ...time, ...narrowing }));
  const value = data?.total.value ?? null;
  const written =
    id === 'first-response-time' ? format.duration : (share: number) => format.percent(share, 0);
  const note = error
    ? service('wall.unknown')
    : data &&
      (data.total.n === 0
        ? service('wall.none')
        : service('wall.n', { count: data.total.n, n: format.number(data.total.n) }));
  return (
    <Tile
      name={t(`metric.${id}.name`)}
      value={value === null ? '–' : written(value)}
      note={note}
      metric={id}
      search={{ ...narrowing, from: time.from, until: time.from }}
    />
  );
}

interface TileProps {
  name: string;
  value: string;
  note?: ReactNode;
  isBad?: boolean;
  /** Which page it opens: that of a metric, else the inbox. */
  metric?: Score;
  search: UrlSearch;
}

function Tile({ name, value, note, isBad, metric, search }: TileProps) {
  const inside = (
    <>
      <span className={styles.name}>{name}</span>
      <span className={styles.value} style={{ '--letters': value.length } as CSSProperties}>
        {value}
      </span>
      <span className={styles.note}>{note}</span>
    </>
  );
  const className = classes(styles.tile, isBad && styles.bad);
  return metric ? (
    <TextLink to="/metrics/$id" params={{ id: metric }} search={search} className={className} quiet>
      {inside}
    </TextLink>
  ) : (
    <TextLink to="/inbox" search={search} className={className} quiet>
      {inside}
    </TextLink>
  );
}
