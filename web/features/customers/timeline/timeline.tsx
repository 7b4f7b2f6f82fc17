import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import {
  Button,
  Callout,
  EmptyState,
  FilterBar,
  LoadMore,
  SkeletonRows,
  useShortcut,
  useUrlFilters,
} from '../../../ui/index.ts';
import { daysOf, type Entry, type Fold } from './fold.ts';
import { FoldRow } from './fold-row.tsx';
import { MomentRow } from './moment-row.tsx';
import { STORY_FILTER_NAMES, useStoryFilterControls, useStoryFilters } from './story-filters.ts';
import type { StoryItem } from './story-item.ts';
import styles from './timeline.module.css';
import { TouchpointDrawer } from './touchpoint-drawer.tsx';
import { useStory } from './use-story.ts';

export interface TimelineProps {
  customerId: string;
  /** Every customer of this person. */
  memberIds: readonly string[];
}

/** Everything that happened to one customer, newest first, on one thread. */
export function Timeline({ customerId, memberIds }: TimelineProps) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const url = useUrlFilters();
  const filters = useStoryFilters(url);
  const controls = useStoryFilterControls();
  const { query, items, fresh } = useStory(customerId, memberIds, filters);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const days = useMemo(() => daysOf(items ?? [], format.timeZone), [items, format.timeZone]);
  const rows = useMemo(
    () => days.flatMap((day) => day.entries.flatMap((entry) => rowsOf(entry, unfolded))),
    [days, unfolded],
  );
  const open = (id: string | undefined) => url.set({ touchpoint: id });
  const toggle = (fold: Fold) => setUnfolded((before) => toggled(before, fold));
  const opened = url.one('touchpoint');
  const active = useActiveRow(rows, (row) => (row.kind === 'fold' ? toggle(row) : open(row.item.id)));
  const isFiltered = STORY_FILTER_NAMES.some((name) => url.one(name));

  function rowOf(row: Row) {
    const isActive = row.id === active;
    return row.kind === 'fold' ? (
      <FoldRow
        key={row.id}
        fold={row}
        unfolded={isUnfolded(row, unfolded)}
        active={isActive}
        fresh={row.items.some(({ id }) => fresh.has(id))}
        onToggle={() => toggle(row)}
      />
    ) : (
      <MomentRow
        key={row.id}
        item={row.item}
        inFold={row.inFold}
        active={isActive}
        fresh={fresh.has(row.id)}
        onOpen={() => open(row.item.id)}
      />
    );
  }

  return (
    <div className={styles.timeline}>
      <FilterBar filters={controls} />
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {query.isPending && <SkeletonRows rows={8} />}
      {items?.length === 0 && (
        <EmptyState
          title={isFiltered ? t('emptyFilter') : t('empty')}
          action={
            isFiltered && <Button onClick={() => url.clear(...STORY_FILTER_NAMES)}>{t('clear')}</Button>
          }
        >
          {isFiltered ? t('emptyFilterText') : t('emptyText')}
        </EmptyState>
      )}
      <p className="visually-hidden" role="status">
        {fresh.size > 0 && t('arrived', { count: fresh.size, shown: format.number(fresh.size) })}
      </p>
      <section className={styles.story} aria-label={t('label')}>
        {days.map((day) => (
          <section key={day.key} className={styles.day} aria-labelledby={`day-${day.key}`}>
            <h2 id={`day-${day.key}`} className={styles.date}>
              {format.day(day.at)}
            </h2>
            <ol className={styles.rows}>
              {day.entries.flatMap((entry) => rowsOf(entry, unfolded)).map(rowOf)}
            </ol>
          </section>
        ))}
      </section>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
      {items && items.length > 0 && !query.hasNextPage && !isFiltered && (
        <p className={styles.end}>{t('end')}</p>
      )}
      <TouchpointDrawer id={opened} onClose={() => open(undefined)} />
    </div>
  );
}

type Row = Fold | { kind: 'one'; id: string; item: StoryItem; inFold: Fold | undefined };

/** A fold is a row; unfolded, what it holds are rows below it. */
function rowsOf(entry: Entry, unfolded: ReadonlySet<string>): Row[] {
  if (entry.kind === 'one') return [{ ...entry, inFold: undefined }];
  const ones = entry.items.map((item) => ({ kind: 'one' as const, id: item.id, item, inFold: entry }));
  return isUnfolded(entry, unfolded) ? [entry, ...ones] : [entry];
}

/** Known by any of its touchpoints: it stays open while it grows at either end. */
function isUnfolded({ items }: Fold, unfolded: ReadonlySet<string>): boolean {
  return items.some(({ id }) => unfolded.has(id));
}

function toggled(unfolded: ReadonlySet<string>, fold: Fold): ReadonlySet<string> {
  const ids = fold.items.map(({ id }) => id);
  if (!isUnfolded(fold, unfolded)) return new Set([...unfolded, ...ids]);
  return new Set([...unfolded].filter((id) => !ids.includes(id)));
}

/** j and k move along the thread, o and Enter open. Answers the id of the row where the reader is. */
function useActiveRow(rows: readonly Row[], onOpen: (row: Row) => void): string | undefined {
  const { t } = useTranslation('timeline');
  const [active, setActive] = useState<string>();
  const moved = useRef(false);
  const index = rows.findIndex(({ id }) => id === active);
  const group = t('keys.group');

  function moveTo(next: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    moved.current = true;
    setActive(row?.id);
  }
  function openActive() {
    const row = rows[index];
    if (row) onOpen(row);
  }

  useEffect(() => {
    if (!active || !moved.current) return;
    moved.current = false;
    const row = document.getElementById(`row-${active}`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector('button')?.focus({ preventScroll: true });
  }, [active]);

  useShortcut('j', () => moveTo(index + 1), { label: t('keys.next'), group });
  useShortcut('k', () => moveTo(index - 1), { label: t('keys.previous'), group });
  useShortcut('o', openActive, { label: t('keys.open'), group });
  return active;
}
