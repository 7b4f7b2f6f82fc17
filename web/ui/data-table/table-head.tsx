// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a real table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus.
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column, Sort } from './columns.ts';
import styles from './data-table.module.css';
import { nextSort } from './model.ts';

interface HeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
}

export function TableHead<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

function HeadCell<Row>({ column, sort, onSort }: Omit<HeadProps<Row>, 'columns'> & { column: Column<Row> }) {
  const sortable = column.sortable ?? column.value !== undefined;
  const direction = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : 'none';
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      className={styles.cell}
      data-align={column.align}
      aria-sort={sortable ? direction : undefined}
    >
      {sortable ? (
        <button type="button" className={styles.sort} onClick={() => onSort(nextSort(sort, column.id))}>
          {column.header}
          <Arrow size={14} aria-hidden className={styles.arrow} data-on={direction !== 'none'} />
        </button>
      ) : (
        column.header
      )}
    </div>
  );
}
