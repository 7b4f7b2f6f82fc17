/** The table's state and order of rows, by TanStack Table. */
import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  sortFn_basic,
  sortFn_datetime,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { remember as keep } from '../../remembered.ts';
import type { Column, Sort } from './columns.ts';

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: {
    alphanumeric: sortFn_alphanumeric,
    basic: sortFn_basic,
    datetime: sortFn_datetime,
    text: sortFn_text,
  },
});

interface ModelOptions<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Set when the server sorts; the rows are then taken in the order they come. */
  sort?: Sort;
  onSortChange?: (sort: Sort | undefined) => void;
  /** Remembers the chosen columns in this browser under this name. */
  storageKey?: string;
}

export function useTableModel<Row extends object>(options: ModelOptions<Row>) {
  const { rows, columns, rowId, sort, onSortChange, storageKey } = options;
  const [ownSort, setOwnSort] = useState<Sort | undefined>();
  const [shown, setShown] = useState<Record<string, boolean>>(() => remembered(storageKey));
  const current = onSortChange ? sort : ownSort;

  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row) => column.value?.(row),
          enableSorting: column.sortable ?? column.value !== undefined,
          sortUndefined: 'last',
        }),
      ),
    [columns],
  );
  const visibility = Object.fromEntries(columns.map((column) => [column.id, isShown(column, shown)]));

  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowId,
    manualSorting: onSortChange !== undefined,
    state: { sorting: sortingState(current), columnVisibility: visibility },
  });

  function changeSort(next: Sort | undefined) {
    if (onSortChange) onSortChange(next);
    else setOwnSort(next);
  }

  function show(id: string, on: boolean) {
    const next = { ...shown, [id]: on };
    setShown(next);
    remember(storageKey, next);
  }

  return {
    rows: table.getRowModel().rows.map((row) => row.original),
    visible: columns.filter((column) => visibility[column.id]),
    sort: current,
    changeSort,
    isShown: (column: Column<Row>) => isShown(column, shown),
    show,
  };
}

/** Ascending, descending, none. */
export function nextSort(current: Sort | undefined, id: string): Sort | undefined {
  if (current === id) return `-${id}`;
  return current === `-${id}` ? undefined : id;
}

function isShown<Row>(column: Column<Row>, shown: Record<string, boolean>): boolean {
  return column.fixed || (shown[column.id] ?? !column.hidden);
}

function sortingState(sort: Sort | undefined): SortingState {
  if (!sort) return [];
  const desc = sort.startsWith('-');
  return [{ id: desc ? sort.slice(1) : sort, desc }];
}

function remembered(key: string | undefined): Record<string, boolean> {
  try {
    return JSON.parse((key && localStorage.getItem(`jornada.columns.${key}`)) || '{}');
  } catch {
    return {};
  }
}

function remember(key: string | undefined, shown: Record<string, boolean>) {
  if (key) keep(`jornada.columns.${key}`, JSON.stringify(shown));
}
