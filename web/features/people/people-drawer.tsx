import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import {
  Avatar,
  Button,
  Callout,
  Drawer,
  ListRowLink,
  LoadMore,
  SkeletonRows,
  Time,
} from '../../ui/index.ts';
import styles from './people.module.css';
import { PeopleDeeds } from './people-deeds.tsx';
import type { FigurePerson, PeopleSource } from './source.ts';

interface PeopleDrawerProps {
  /** Undefined: closed. */
  source: PeopleSource | undefined;
  onClose: () => void;
  /** Whose people: "Paid late, March 2026". Also the proposed name of a list. */
  title: string;
  /** What was counted, in a sentence. */
  description?: string;
  /** Above the people: which of them. */
  children?: ReactNode;
}

/** Exactly the customers a figure was counted from. Their number is the figure's. */
export function PeopleDrawer({ source, onClose, title, description, children }: PeopleDrawerProps) {
  return (
    <Drawer
      open={Boolean(source)}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
    >
      {children}
      {source && <People key={JSON.stringify(source.key)} source={source} name={title} />}
    </Drawer>
  );
}

const PAGE = 50;

function People({ source, name }: { source: PeopleSource; name: string }) {
  const { t } = useTranslation('people');
  const query = useInfiniteQuery({
    queryKey: ['people', ...source.key],
    queryFn: ({ pageParam, signal }) => source.page({ cursor: pageParam, limit: PAGE, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    retry: false,
  });
  const pages = query.data?.pages ?? [];
  const first = pages[0];
  if (query.error) {
    return (
      <Callout problem={query.error} action={<Button onClick={() => query.refetch()}>{t('again')}</Button>} />
    );
  }
  if (!first) return <SkeletonRows rows={8} />;
  return (
    <div className={styles.people}>
      <Count total={first.total} observations={first.observations} />
      {first.total > 0 && <PeopleDeeds source={source} total={first.total} name={name} />}
      <ul className={styles.list}>
        {pages.flatMap(({ items }) =>
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
    </div>
  );
}

function Count({ total, observations }: { total: number; observations: number | undefined }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <p className={styles.count}>
      {t('count', { count: total, shown: format.number(total) })}
      {observations !== undefined &&
        observations !== total &&
        ` · ${t('observations', { count: observations, shown: format.number(observations) })}`}
    </p>
  );
}

function Person({ person }: { person: FigurePerson }) {
  const { t } = useTranslation('people');
  const name = person.name ?? person.email ?? t('unnamed');
  return (
    <ListRowLink
      to="/customers/$id"
      params={{ id: person.customerId }}
      leading={<Avatar name={name} />}
      facts={name}
      note={[person.name ? person.email : undefined, person.note].filter(Boolean).join(' · ') || undefined}
      trailing={<Time at={person.at} />}
    />
  );
}
