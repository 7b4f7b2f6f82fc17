// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a real table cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus and points at the active row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: as above; the keys are the grid's.
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../button.tsx';
import { Menu, MenuCheck, MenuGroup } from '../menu.tsx';
import type { Column, Sort } from './columns.ts';
import styles from './data-table.module.css';
import { nextSort } from './model.ts';

interface HeadProps<Row> {
  columns: readonly Column<Row>[];
  model: {
    visible: readonly Column<Row>[];
    sort: Sort | undefined;
    changeSort: (sort: Sort | undefined) => void;
    isShown: (column: Column<Row>) => boolean;
    show: (id: string, on: boolean) => void;
  };
  /** Offers to choose columns. */
  chooser: boolean;
}

export function TableHead<Row>({ columns, model, chooser }: HeadProps<Row>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {model.visible.map((column) => (
          <HeadCell key={column.id} column={column} sort={model.sort} onSort={model.changeSort} />
        ))}
      </div>
      {chooser && <ColumnChooser columns={columns} isShown={model.isShown} show={model.show} />}
    </div>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
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

interface ChooserProps<Row> {
  columns: readonly Column<Row>[];
  isShown: (column: Column<Row>) => boolean;
  show: (id: string, on: boolean) => void;
}

function ColumnChooser<Row>({ columns, isShown, show }: ChooserProps<Row>) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.chooser}>
      <Menu trigger={<IconButton size="s" label={t('table.columns')} icon={<Columns3 size={16} />} />}>
        <MenuGroup label={t('table.columns')}>
          {columns.map((column) => (
            <MenuCheck
              key={column.id}
              checked={isShown(column)}
              disabled={column.fixed}
              onChange={(on) => show(column.id, on)}
            >
              {column.header}
            </MenuCheck>
          ))}
        </MenuGroup>
      </Menu>
    </div>
  );
}
