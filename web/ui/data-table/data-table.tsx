// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a real table cannot do.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from 'react';
import { useAppearance } from '../../appearance.ts';
import { classes } from '../classes.ts';
import { useNarrow } from '../narrow.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { type Column, gridTracks, type Sort, totalWidth } from './columns.ts';
import styles from './data-table.module.css';
import { useTableModel } from './model.ts';
import { useRowMovement } from './row-movement.ts';
import { SkeletonBody, TableBody } from './table-body.tsx';
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
  /** How a row looks on a phone, in two lines, instead of columns that one must scroll to. */
  narrow?: (row: Row) => ReactNode;
  /** Shown when there are no rows. */
  empty?: ReactNode;
  /** `fill` takes the height of a `fill` page; `content` grows with its rows up to 70 % of the screen. */
  height?: 'fill' | 'content';
}

const ROWS_BEFORE_THE_END = 20;
const HEAD_HEIGHT = 41;
const NARROW_ROW_HEIGHT = 72;
const NO_ROWS: never[] = [];

/** A table of any length: sticky header, sorting, chosen columns, movement by keyboard; only visible rows are drawn. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rowId, onOpen, total, empty, height = 'content' } = props;
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const model = useTableModel({ ...props, rows: props.rows ?? NO_ROWS });
  const narrow = useNarrow() ? props.narrow : undefined;
  const { rows } = model;
  const visible = narrow ? [{ id: 'row', header: label, cell: narrow }] : model.visible;
  const loading = props.rows === undefined;

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => (narrow ? NARROW_ROW_HEIGHT : rowHeight()),
    getItemKey: (index) => rowId(rows[index]!),
    overscan: 12,
    // The header covers the top, so that much less is seen at the bottom than the virtualizer thinks.
    scrollPaddingEnd: HEAD_HEIGHT,
  });
  const { density } = useAppearance();
  const isNarrow = narrow !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height in another density and on phones.
  useEffect(() => virtual.measure(), [density, isNarrow, virtual]);

  const items = virtual.getVirtualItems();
  useMoreRows(props, items.at(-1)?.index ?? 0);

  const movement = useRowMovement({
    grid: scroll,
    count: rows.length,
    reveal: (index) => virtual.scrollToIndex(index),
    open: onOpen && ((index) => onOpen(rows[index]!)),
  });

  if (!loading && rows.length === 0 && empty) return <div className={styles.frame}>{empty}</div>;

  return (
    <div className={classes(styles.frame, styles[height])}>
      <div
        ref={scroll}
        role="grid"
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
        aria-busy={loading}
        aria-activedescendant={movement.active >= 0 ? `${id}-${movement.active}` : undefined}
        tabIndex={0}
        className={classes(styles.table, isNarrow && styles.narrow)}
        style={{ '--tracks': gridTracks(visible), '--least': `${totalWidth(visible)}px` } as CSSProperties}
        onKeyDown={movement.onKeyDown}
      >
        <TableHead columns={visible} sort={model.sort} onSort={model.changeSort} />
        {loading ? (
          <SkeletonBody columns={visible} />
        ) : (
          <TableBody
            id={id}
            rows={rows}
            columns={visible}
            items={items}
            height={virtual.getTotalSize()}
            active={movement.active}
            onPick={movement.pick}
            onOpen={onOpen}
          />
        )}
      </div>
      {props.storageKey !== undefined && !isNarrow && (
        <ColumnChooser columns={columns} isShown={model.isShown} show={model.show} />
      )}
    </div>
  );
}

/** Asks for the next page shortly before the last row comes into sight. */
function useMoreRows<Row extends object>(props: DataTableProps<Row>, lastDrawn: number) {
  const { rows = NO_ROWS, hasMore, loadingMore, onLoadMore } = props;
  const wanted = hasMore && !loadingMore && rows.length > 0 && lastDrawn >= rows.length - ROWS_BEFORE_THE_END;
  const load = useRef(onLoadMore);
  load.current = onLoadMore;
  useEffect(() => {
    if (wanted) load.current?.();
  }, [wanted]);
}

/** The height of one row in the current density. */
function rowHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 44;
}
