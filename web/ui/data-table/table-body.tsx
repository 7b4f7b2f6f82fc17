// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a real table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus and points at the active row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: as above; the keys are the grid's.
import type { VirtualItem } from '@tanstack/react-virtual';
import { classes } from '../classes.ts';
import { Skeleton } from '../skeleton.tsx';
import type { Column } from './columns.ts';
import styles from './data-table.module.css';

interface BodyProps<Row> {
  /** Beginning of the rows' ids in the document. */
  id: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** The rows to draw and where. */
  items: readonly VirtualItem[];
  height: number;
  active: number;
  onPick: (index: number) => void;
  onOpen?: (row: Row) => void;
}

export function TableBody<Row>(props: BodyProps<Row>) {
  const { id, rows, columns, items, height, active, onPick, onOpen } = props;
  return (
    <div role="rowgroup" className={styles.body} style={{ height }}>
      {items.map((item) => (
        <div
          key={item.key}
          id={`${id}-${item.index}`}
          role="row"
          aria-rowindex={item.index + 2}
          aria-selected={item.index === active}
          className={classes(styles.row, onOpen && styles.opens)}
          style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          onClick={(event) => {
            onPick(item.index);
            if (!isInteractive(event.target)) onOpen?.(rows[item.index]!);
          }}
        >
          {columns.map((column) => (
            <div key={column.id} role="gridcell" className={styles.cell} data-align={column.align}>
              {column.cell(rows[item.index]!)}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

const SKELETON_ROWS = 12;

/** Grey rows of the final size while the first page loads. */
export function SkeletonBody<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: SKELETON_ROWS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity.
        <div key={index} className={classes(styles.row, styles.waiting)}>
          {columns.map((column) => (
            <div key={column.id} className={styles.cell} data-align={column.align}>
              <Skeleton width={`${45 + ((index * 17 + column.id.length * 13) % 40)}%`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function isInteractive(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, [role="menuitem"]') !== null;
}
