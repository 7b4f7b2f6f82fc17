import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MapPart } from '../../../../server/features/journeys/contract.ts';
import { useFormat } from '../../../format.ts';
import {
  Avatar,
  Button,
  Callout,
  ListRowLink,
  LoadMore,
  SkeletonRows,
  Time,
  useUrlFilters,
} from '../../../ui/index.ts';
import type { AskedMap } from './asked.ts';
import type { Opened } from './evidence-url.ts';
import styles from './people.module.css';
import { PeopleDeeds } from './people-deeds.tsx';
import { type MapPerson, type PeopleQuestion, peopleQuery } from './queries.ts';
import { useWhose } from './whose.ts';

interface PeopleProps {
  asked: AskedMap;
  opened: Opened & { part: MapPart };
}

/** Exactly the customers a figure was counted from, the latest first. */
export function People({ asked, opened }: PeopleProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const url = useUrlFilters();
  const whose = useWhose();
  const question = questionOf(asked, opened);
  const query = useInfiniteQuery(peopleQuery(question));
  const first = query.data?.pages[0];
  const people = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={styles.people}>
      {(opened.stage || opened.type) && (
        <Button
          look="quiet"
          size="s"
          icon={<ArrowLeft size={16} />}
          className={styles.back}
          onClick={() => url.clear('part', 'next')}
        >
          {t('people.back')}
        </Button>
      )}
      <h3 className={styles.whose}>{whose(opened.part, asked.quietDays)}</h3>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && !first && <SkeletonRows rows={8} />}
      {first && (
        <>
          <p className={styles.count}>
            {t('customersShown', { count: first.total, shown: format.number(first.total) })}
            {first.observations !== first.total && (
              <>
                {' · '}
                {t('people.observations', {
                  count: first.observations,
                  shown: format.number(first.observations),
                })}
              </>
            )}
          </p>
          {first.total > 0 && (
            <PeopleDeeds question={question} total={first.total} name={whose(opened.part, asked.quietDays)} />
          )}
          <ul className={styles.list}>
            {people.map((person) => (
              <li key={person.customerId}>
                <Person person={person} />
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

/** Leads to their story, at the touchpoint that counted. */
function Person({ person }: { person: MapPerson }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const name = person.name ?? person.email ?? t('people.unnamed');
  const times = t('people.times', { count: person.observations, shown: format.number(person.observations) });
  return (
    <ListRowLink
      to="/customers/$id"
      params={{ id: person.customerId }}
      search={{ touchpoint: person.touchpointId }}
      leading={<Avatar name={name} />}
      facts={name}
      note={[person.name ? person.email : undefined, person.observations > 1 ? times : undefined]
        .filter(Boolean)
        .join(' · ')}
      trailing={<Time at={person.at} />}
    />
  );
}

function questionOf(
  { question }: AskedMap,
  { stage, type, part, next }: PeopleProps['opened'],
): PeopleQuestion {
  const { compare: _, compareSegment: __, compareVersion: ___, ...asked } = question;
  return {
    ...asked,
    part,
    ...(type ? { type } : stage ? { stage } : {}),
    ...(next ? { next } : {}),
  };
}
