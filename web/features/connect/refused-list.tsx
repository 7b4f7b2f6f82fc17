import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  Badge,
  Button,
  Callout,
  EmptyState,
  FilterBar,
  ListRowLink,
  LoadMore,
  Panel,
  SkeletonRows,
  Time,
  useUrlFilters,
} from '../../ui/index.ts';
import { useCallName } from './call-name.ts';
import styles from './connect.module.css';
import { useFaultText } from './faults.tsx';
import { type RefusedCall, type RefusedState, refusedQuery } from './queries.ts';
import { RefusedDrawer } from './refused-drawer.tsx';

const STATES = ['open', 'replayed', 'dismissed'] as const;

/** How many refused calls still wait for a person. */
export function useOpenRefused(): number {
  return useInfiniteQuery(refusedQuery('open')).data?.pages[0]?.open ?? 0;
}

/** Calls that could not be taken: kept as they came. */
export function RefusedList() {
  const { t } = useTranslation('connect');
  const url = useUrlFilters();
  const chosen = url.one('state');
  const state = STATES.find((one) => one === chosen);
  const query = useInfiniteQuery(refusedQuery(state));
  const calls = query.data?.pages.flatMap(({ items }) => items);
  const open = url.one('call');
  return (
    <div className={styles.stack}>
      <p className={styles.lead}>{t('refused.text')}</p>
      <FilterBar
        filters={[
          {
            name: 'state',
            label: t('refused.state'),
            options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
      />
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {query.isPending && <SkeletonRows rows={4} />}
          {calls?.length === 0 && <Nothing state={state} />}
          {calls?.map((call) => (
            <OneRefused key={call.id} call={call} />
          ))}
        </Panel>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
      {open && <RefusedDrawer key={open} id={open} onClose={() => url.clear('call')} />}
    </div>
  );
}

function Nothing({ state }: { state: RefusedState | undefined }) {
  const { t } = useTranslation('connect');
  return state && state !== 'open' ? (
    <EmptyState title={t('refused.noneSuch')} />
  ) : (
    <EmptyState title={t('refused.none')}>{t('refused.noneText')}</EmptyState>
  );
}

const BADGES = { open: 'warning', replayed: 'accent', dismissed: 'plain' } as const;

function OneRefused({ call }: { call: RefusedCall }) {
  const { t } = useTranslation('connect');
  const textOf = useFaultText();
  const nameOf = useCallName();
  const { id, faults, key, receivedAt, state } = call;
  const name = nameOf(call);
  const [first, ...others] = faults;
  return (
    <ListRowLink
      to="."
      search={(before: Record<string, unknown>) => ({ ...before, call: id })}
      resetScroll={false}
      facts={
        <>
          <code className={styles.kind}>{call.call}</code>
          {name && <strong className={styles.callName}>{name}</strong>}
          {first && (
            <span>
              {first.at && <code className={styles.at}>{first.at}</code>} {textOf(first)}
            </span>
          )}
          {others.length > 0 && (
            <span className={styles.quiet}>{t('refused.more', { count: others.length })}</span>
          )}
        </>
      }
      note={key && t('refused.by', { key: key.name })}
      trailing={
        <span className={styles.trailing}>
          <Badge kind={BADGES[state]}>{t(`state.${state}`)}</Badge>
          <Time at={receivedAt} />
        </span>
      }
    />
  );
}
