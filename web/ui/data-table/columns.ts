import type { ReactNode } from 'react';

/** One column of a DataTable. */
export interface Column<Row> {
  /** Stable: kept in the reader's column choice and sent as the sort's name. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers, which are set in tabular figures. */
  align?: 'start' | 'end';
  /** Least width in pixels (default 140). */
  width?: number;
  /** How much of the spare room it takes (default 1; 0 keeps it at its width). */
  grow?: number;
  /** What to sort by, where the table sorts the rows it has. */
  value?: (row: Row) => string | number | boolean | Date | null | undefined;
  /** May be sorted by. Default: whether there is a `value`. */
  sortable?: boolean;
  /** Not shown until the reader chooses it. */
  hidden?: boolean;
  /** Always shown: the column that says which row it is. */
  fixed?: boolean;
}

/** Sorting as it stands in a URL: `name` or `-name` for descending. */
export type Sort = string;

export const DEFAULT_WIDTH = 140;

/** The widths of the visible columns as CSS grid tracks: never below their least, sharing the rest. */
export function gridTracks(columns: readonly { width?: number; grow?: number }[]): string {
  return columns
    .map(({ width = DEFAULT_WIDTH, grow = 1 }) =>
      grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`,
    )
    .join(' ');
}

export function totalWidth(columns: readonly { width?: number }[]): number {
  return columns.reduce((sum, { width = DEFAULT_WIDTH }) => sum + width, 0);
}
