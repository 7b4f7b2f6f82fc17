// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a real table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus and points at the active row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: as above; the keys are the grid's.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../classes.ts';
import { useShortcut } from '../keyboard.ts';
import { Skeleton } from '../skeleton.tsx';
import { type Column, gridTracks, type Sort, totalWidth } from './columns.ts';
import styles from './data-table.module.css';
import { useTableModel } from './model.ts';
import { TableHead } from './table-head.tsx';

export interface DataTableProps<Row extends object> {
  /** What the table lists; its accessible name. */
  label: string;
  /** Keep it stable (module scope or useMemo). */
  columns: readonly Column<Row>[];
  /** Undefined while the first page loads. Keep it stable too. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** Opens a row: by click, and by Enter on the row that j and k move to. */
  onOpen?: (row: Row) => void;
  /** With `onSortChange` the server sorts; without, the table sorts the rows it has. */
  sort?: Sort;
  onSortChange?: (sort: Sort | undefined) => void;
  /** Remembers the reader's columns under this name and offers a column chooser. */
  storageKey?: string;
  /** How many there are altogether, for screen readers. */
  total?: number;
  hasMore?: boolean;
  loadingMore?: boolean;
  onLoadMore?: () => void;
  /** Shown when there are no rows. */
  empty?: ReactNode;
  /** `fill` takes the height of a `fill` page; `content` grows with its rows up to 70 % of the screen. */
  height?: 'fill' | 'content';
}

const ROWS_BEFORE_THE_END = 20;
const SKELETON_ROWS = 12;

/** A table of any length: sticky header, sorting, chosen columns, movement by keyboard; only visible rows are drawn. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rowId,
    onOpen,
    total,
    hasMore,
    loadingMore,
    onLoadMore,
    empty,
    height = 'content',
  } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const model = useTableModel({ ...props, rows: props.rows ?? NO_ROWS });
  const { rows, visible } = model;
  const loading = props.rows === undefined;

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight(),
    getItemKey: (index) => rowId(rows[index]!),
    overscan: 12,
    scrollPaddingStart: rowHeight(),
  });
  const items = virtual.getVirtualItems();

  const last = items.at(-1)?.index ?? 0;
  const wantsMore = hasMore && !loadingMore && rows.length > 0 && last >= rows.length - ROWS_BEFORE_THE_END;
  const load = useRef(onLoadMore);
  load.current = onLoadMore;
  useEffect(() => {
    if (wantsMore) load.current?.();
  }, [wantsMore]);

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
    scroll.current?.focus({ preventScroll: true });
  }

  function openActive() {
    const row = rows[active];
    if (row) onOpen?.(row);
  }

  const group = t('keys.lists');
  useShortcut('j', () => moveTo(active + 1), { label: t('table.next'), group });
  useShortcut('k', () => moveTo(active - 1), { label: t('table.previous'), group });
  useShortcut('Enter', (event) => isInside(scroll.current, event.target) || openActive(), {
    label: onOpen && t('table.open'),
    group,
  });

  if (!loading && rows.length === 0 && empty) return <div className={styles.emptyBox}>{empty}</div>;

  return (
    <div
      ref={scroll}
      role="grid"
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-busy={loading}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      className={classes(styles.table, styles[height])}
      style={
        { '--tracks': gridTracks(visible), '--least': `${totalWidth(visible)}px` } as React.CSSProperties
      }
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        const moves: Record<string, number> = {
          ArrowDown: active + 1,
          ArrowUp: active - 1,
          Home: 0,
          End: rows.length - 1,
          PageDown: active + 10,
          PageUp: active - 10,
        };
        const target = moves[event.key];
        if (event.key === 'Enter') openActive();
        if (target === undefined) return;
        event.preventDefault();
        moveTo(target);
      }}
    >
      <TableHead columns={columns} model={model} chooser={props.storageKey !== undefined} />
      {loading ? (
        <SkeletonBody columns={visible} />
      ) : (
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            return (
              <div
                key={item.key}
                id={`${id}-${item.index}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={item.index === active}
                className={classes(styles.row, onOpen && styles.opens)}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={(event) => {
                  setActive(item.index);
                  if (!isInteractive(event.target)) onOpen?.(row);
                }}
              >
                {visible.map((column) => (
                  <div key={column.id} role="gridcell" className={styles.cell} data-align={column.align}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

const NO_ROWS: never[] = [];

function SkeletonBody<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return Array.from({ length: SKELETON_ROWS }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity.
    <div key={index} className={classes(styles.row, styles.waiting)}>
      {columns.map((column) => (
        <div key={column.id} className={styles.cell} data-align={column.align}>
          <Skeleton width={`${45 + ((index * 17 + column.id.length * 13) % 40)}%`} />
        </div>
      ))}
    </div>
  ));
}

/** The height of one row in the current density. */
function rowHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 44;
}

function isInteractive(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, [role="menuitem"]') !== null;
}

/** Enter on something inside the table (a link, a header) is that thing's own. */
function isInside(table: HTMLElement | null, target: EventTarget | null): boolean {
  return (
    target instanceof Element && (target.closest('a, button') !== null || table?.contains(target) === true)
  );
}
