import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  Callout,
  classes,
  EmptyState,
  Keys,
  LoadMore,
  Page,
  SkeletonRows,
  Time,
  useShortcut,
} from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { useMay } from '../session/session.ts';
import { Comparison } from './comparison.tsx';
import { useDecisions } from './decide.ts';
import styles from './merges-page.module.css';
import { type Suggestion, suggestionsQuery } from './queries.ts';
import { kindOf } from './suggestion-banner.tsx';

/** Customers who may be the same person, one decision after another. */
export default function MergesPage() {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const client = useQueryClient();
  const query = useInfiniteQuery(suggestionsQuery());
  const suggestions = query.data?.pages.flatMap(({ items }) => items);
  const total = query.data?.pages[0]?.total;
  useLive(['merges'], () => void client.invalidateQueries({ queryKey: ['merges', 'suggestions'] }));
  return (
    <Page
      title={t('title')}
      description={t('text')}
      facts={total ? t('count', { count: total, shown: format.number(total) }) : undefined}
    >
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {query.isPending && <SkeletonRows rows={5} />}
      {suggestions?.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {suggestions && suggestions.length > 0 && <Queue suggestions={suggestions} />}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
    </Page>
  );
}

/** One is open at a time; when it is decided, the next takes its place. */
function Queue({ suggestions }: { suggestions: Suggestion[] }) {
  const { t } = useTranslation('merges');
  const mayMerge = useMay()('customers.merge');
  const { accept, dismiss, busy } = useDecisions();
  const [place, setPlace] = useState(0);
  const [swapped, setSwapped] = useState<ReadonlySet<string>>(new Set());
  const index = Math.min(place, suggestions.length - 1);
  const current = suggestions[index]!;
  const isSwapped = swapped.has(current.id);
  const [winner, loser] = isSwapped ? [current.second, current.first] : [current.first, current.second];
  const open = useRef<HTMLLIElement>(null);

  const move = (to: number) => setPlace(Math.max(0, Math.min(suggestions.length - 1, to)));
  const merge = () => mayMerge && !busy && accept.mutate({ suggestion: current, winnerId: winner.id });
  const keepApart = () => mayMerge && !busy && dismiss.mutate(current);
  const swap = () =>
    setSwapped(
      (before) =>
        new Set(isSwapped ? [...before].filter((id) => id !== current.id) : [...before, current.id]),
    );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is open when the id changes
  useEffect(() => {
    open.current?.scrollIntoView({ block: 'nearest' });
  }, [current.id]);

  const group = t('title');
  useShortcut('j', () => move(index + 1), { label: t('keys.next'), group });
  useShortcut('k', () => move(index - 1), { label: t('keys.previous'), group });
  useShortcut('m', merge, { label: t('merge'), group });
  useShortcut('x', keepApart, { label: t('keepApart'), group });
  useShortcut('s', swap, { label: t('swap'), group });

  return (
    <ul className={styles.queue}>
      {suggestions.map((suggestion, at) => (
        <li
          key={suggestion.id}
          ref={at === index ? open : undefined}
          className={classes(styles.suggestion, at === index && styles.open)}
        >
          <Head suggestion={suggestion} isOpen={at === index} onOpen={() => move(at)} />
          {at === index && (
            <div className={styles.body}>
              <Comparison winnerId={winner.id} loserId={loser.id} onSwap={swap} />
              {mayMerge && (
                <div className={styles.deeds}>
                  <Button look="primary" busy={accept.isPending} disabled={busy} onClick={merge}>
                    {t('merge')} <Keys keys="m" />
                  </Button>
                  <Button busy={dismiss.isPending} disabled={busy} onClick={keepApart}>
                    {t('keepApart')} <Keys keys="x" />
                  </Button>
                </div>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Head({
  suggestion,
  isOpen,
  onOpen,
}: {
  suggestion: Suggestion;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation('merges');
  const nameOf = useCustomerName();
  const { first, second, value, at } = suggestion;
  return (
    <button type="button" className={styles.head} aria-expanded={isOpen} onClick={onOpen}>
      <span className={styles.pair}>{t('pair', { first: nameOf(first), second: nameOf(second) })}</span>
      <span className={styles.why}>
        {t(`shared.${kindOf(suggestion)}`, { value })} · <Time at={at} />
      </span>
    </button>
  );
}
