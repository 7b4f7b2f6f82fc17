import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import {
  Avatar,
  Button,
  Callout,
  ListRowLink,
  LoadMore,
  SkeletonRows,
  Time,
  Waiting,
} from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import styles from './people.module.css';
import { PeopleDeeds } from './people-deeds.tsx';
import type { FigurePerson, PeoplePage, PeopleSource } from './source.ts';

interface PeopleListProps {
  source: PeopleSource;
  /** What a list of them is called unless the reader says otherwise. */
  name: string;
  /** Whose figure it is, in words, where nothing above says it. */
  title?: string;
  /** Back to the figures, where there are any. */
  onBack?: (() => void) | undefined;
}

/** Exactly the customers a figure was counted from, the latest first. Their number is the figure's. */
export function PeopleList({ source, name, title, onBack }: PeopleListProps) {
  const { t } = useTranslation('people');
  return (
    <div className={styles.people}>
      {onBack && (
        <Button look="quiet" size="s" icon={<ArrowLeft size={16} />} className={styles.back} onClick={onBack}>
          {t('back')}
        </Button>
      )}
      {title && <h3 className={styles.whose}>{title}</h3>}
      <People key={JSON.stringify(source.key)} source={source} name={name} />
    </div>
  );
}

const PAGE = 50;
const FRESH_MS = 60_000;

function People({ source, name }: { source: PeopleSource; name: string }) {
  const { t } = useTranslation('people');
  const slow = useTranslation('narrowing').t('slow');
  const query = useInfiniteQuery({
    queryKey: ['people', ...source.key],
    queryFn: ({ pageParam, signal }) => source.page({ cursor: pageParam, limit: PAGE, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: FRESH_MS,
    retry: false,
  });
  const first = query.data?.pages[0];
  if (query.error) {
    return (
      <Callout problem={query.error} action={<Button onClick={() => query.refetch()}>{t('again')}</Button>} />
    );
  }
  if (!first)
    return (
      <Waiting what={t('reading')} tip={slow}>
        <SkeletonRows rows={8} />
      </Waiting>
    );
  return (
    <>
      <Count page={first} />
      {first.total > 0 && <PeopleDeeds source={source} total={first.total} name={name} />}
      <ul className={styles.list}>
        {query.data?.pages.flatMap(({ items }) =>
          items.map((person) => (
            <li key={person.customerId}>
              <Person person={person} />
            </li>
          )),
        )}
      </ul>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
    </>
  );
}

function Count({ page: { total, observations } }: { page: PeoplePage }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const counted =
    observations !== undefined &&
    observations !== total &&
    t('observations', { count: observations, shown: format.number(observations) });
  return (
    <p className={styles.count}>
      {[t('count', { count: total, shown: format.number(total) }), counted].filter(Boolean).join(' · ')}
    </p>
  );
}

/** Leads to their story, at the touchpoint that counted. */
function Person({ person }: { person: FigurePerson }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { name, email, observations = 1, note, touchpointId } = person;
  const shown = useCustomerName()(person);
  const times = observations > 1 && t('times', { count: observations, shown: format.number(observations) });
  return (
    <ListRowLink
      to="/customers/$id"
      params={{ id: person.customerId }}
      search={touchpointId ? { touchpoint: touchpointId } : {}}
      leading={<Avatar name={shown} />}
      facts={<span className={styles.who}>{shown}</span>}
      note={<span className={styles.who}>{[name && email, times, note].filter(Boolean).join(' · ')}</span>}
      trailing={<Time at={person.at} />}
    />
  );
}
