import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Avatar, Button, Callout, ListRowLink, LoadMore, SkeletonRows, Time } from '../../../ui/index.ts';
import styles from './people.module.css';
import { PeopleDeeds } from './people-deeds.tsx';
import { type PeoplePage, type PeopleSource, type Person, peopleQuery } from './people-source.ts';

interface PeopleListProps {
  source: PeopleSource;
  /** Whose figure it is, in words. */
  title: string;
  /** Back to the figures, where there are any. */
  onBack?: () => void;
}

/** Exactly the customers a figure was counted from, the latest first. */
export function PeopleList({ source, title, onBack }: PeopleListProps) {
  const { t } = useTranslation('journeys');
  const query = useInfiniteQuery(peopleQuery(source));
  const first = query.data?.pages[0];
  const people = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={styles.people}>
      {onBack && (
        <Button look="quiet" size="s" icon={<ArrowLeft size={16} />} className={styles.back} onClick={onBack}>
          {t('people.back')}
        </Button>
      )}
      <h3 className={styles.whose}>{title}</h3>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && !first && <SkeletonRows rows={8} />}
      {first && (
        <>
          <Count page={first} />
          {first.total > 0 && <PeopleDeeds source={source} total={first.total} name={title} />}
          <ul className={styles.list}>
            {people.map((person) => (
              <li key={person.customerId}>
                <PersonRow person={person} />
              </li>
            ))}
          </ul>
          <LoadMore
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => query.fetchNextPage()}
          />
        </>
      )}
    </div>
  );
}

function Count({ page: { total, observations } }: { page: PeoplePage }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const parts = [
    t('customersShown', { count: total, shown: format.number(total) }),
    ...(observations === total
      ? []
      : [t('people.observations', { count: observations, shown: format.number(observations) })]),
  ];
  return <p className={styles.count}>{parts.join(' · ')}</p>;
}

/** Leads to their story, at the touchpoint that counted. */
function PersonRow({ person }: { person: Person }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { name, email, observations, touchpointId } = person;
  const shown = name ?? email ?? t('people.unnamed');
  const times = t('people.times', { count: observations, shown: format.number(observations) });
  return (
    <ListRowLink
      to="/customers/$id"
      params={{ id: person.customerId }}
      search={touchpointId ? { touchpoint: touchpointId } : {}}
      leading={<Avatar name={shown} />}
      facts={shown}
      note={[name ? email : undefined, observations > 1 ? times : undefined].filter(Boolean).join(' · ')}
      trailing={<Time at={person.at} />}
    />
  );
}
