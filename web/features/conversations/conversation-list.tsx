import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes, Skeleton } from '../../ui/index.ts';
import { useSize } from '../../ui/use-size.ts';
import { ConversationRow } from './conversation-row.tsx';
import styles from './list.module.css';
import type { ConversationRow as Row } from './queries.ts';

interface ListProps {
  /** Undefined while the first page loads. */
  rows: readonly Row[] | undefined;
  total: number | undefined;
  /** Where the keyboard is. */
  activeId: string | undefined;
  openId: string | undefined;
  chosen: ReadonlySet<string>;
  onOpen: (row: Row) => void;
  onChoose: (id: string) => void;
  /** Arrows and Home and End, inside the list. */
  onMove: (to: 'next' | 'previous' | 'first' | 'last') => void;
  hasMore: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
  empty: ReactNode;
  list: RefObject<HTMLDivElement | null>;
}

const ROWS_BEFORE_THE_END = 15;
/** Below it a row has a line of facts, two of voice and one of marks. */
const SLIM_BELOW = 620;
const SLIM_HEIGHT = 112;
const HEIGHT = 66;
const SKELETONS = 9;

/** Conversations, any number of them; only those in sight are drawn. */
export function ConversationList(props: ListProps) {
  const { t } = useTranslation('conversations');
  const { rows = [], total, activeId, openId, chosen, onOpen, onChoose, list } = props;
  const id = useId();
  const { width } = useSize(list);
  const isSlim = width < SLIM_BELOW;
  const height = isSlim ? SLIM_HEIGHT : HEIGHT;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]!.id,
    overscan: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height when the list is slim.
  useEffect(() => virtual.measure(), [height, virtual]);
  const items = virtual.getVirtualItems();
  useMoreRows(props, items.at(-1)?.index ?? 0);
  const active = rows.findIndex((row) => row.id === activeId);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active);
  }, [active, virtual]);

  const isEmpty = props.rows?.length === 0;
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a real table cannot do. */}
      <div
        ref={list}
        role="grid"
        aria-label={t('title')}
        aria-rowcount={total ?? rows.length}
        aria-busy={!props.rows}
        aria-multiselectable="true"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        tabIndex={0}
        hidden={isEmpty}
        className={classes(styles.list, isSlim && styles.slim, chosen.size > 0 && styles.choosing)}
        onKeyDown={(event) => move(event, props.onMove)}
      >
        {!props.rows && <Waiting height={height} />}
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <ConversationRow
              key={item.key}
              id={`${id}-${item.index}`}
              row={rows[item.index]!}
              index={item.index}
              start={item.start}
              height={item.size}
              isActive={item.index === active}
              isOpen={rows[item.index]!.id === openId}
              isChosen={chosen.has(rows[item.index]!.id)}
              onOpen={onOpen}
              onChoose={onChoose}
            />
          ))}
        </div>
      </div>
      {isEmpty && props.empty}
    </div>
  );
}

const MOVES: Record<string, 'next' | 'previous' | 'first' | 'last'> = {
  ...{ ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' },
};

function move(event: KeyboardEvent, onMove: ListProps['onMove']) {
  const to = MOVES[event.key];
  if (!to || event.target !== event.currentTarget) return;
  event.preventDefault();
  onMove(to);
}

/** Asks for the next page shortly before the last row comes into sight. */
function useMoreRows({ rows, hasMore, loadingMore, onLoadMore }: ListProps, lastDrawn: number) {
  const isNear = rows !== undefined && rows.length > 0 && lastDrawn >= rows.length - ROWS_BEFORE_THE_END;
  const wanted = isNear && hasMore && !loadingMore;
  const load = useRef(onLoadMore);
  load.current = onLoadMore;
  useEffect(() => {
    if (wanted) load.current();
  }, [wanted]);
}

function Waiting({ height }: { height: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: SKELETONS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity.
        <div key={index} className={styles.waiting} style={{ height }}>
          <Skeleton width={`${24 + ((index * 17) % 20)}%`} />
          <Skeleton width={`${55 + ((index * 23) % 40)}%`} />
        </div>
      ))}
    </div>
  );
}
