import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { type Column, DataTable, useUrlFilters } from '../../ui/index.ts';
import { useBehinds } from './conversations/use-behind.ts';
import { smallWord, useFigureText } from './figure-text.ts';
import styles from './metric.module.css';
import { useMetricWords } from './names.ts';
import { usePointName } from './point-name.ts';
import type { MetricFigure, MetricPoint } from './queries.ts';
import { useGroupName, useSplitName } from './split-name.ts';
import { openPeople } from './who.ts';

type Row = MetricPoint & { before?: MetricPoint | undefined };

/** The same numbers as the chart, one row a point; a row opens its people, for those who may read them. */
export function PointTable({ figure, groupBy }: { figure: MetricFigure; groupBy: string | undefined }) {
  const url = useUrlFilters();
  const may = useBehinds(figure.id).length > 0;
  const name = useMetricWords()(figure.id).name;
  const rows = useMemo(() => rowsOf(figure, groupBy), [figure, groupBy]);
  const columns = useColumns(figure, groupBy);
  const words = useRowWords(figure, groupBy);
  return (
    <DataTable<Row>
      label={name}
      columns={columns}
      rows={rows}
      rowId={({ at, group }) => `${at} ${group ?? ''}`}
      onOpen={may ? ({ at, group }) => url.set(openPeople({ part: 'all', at, group })) : undefined}
      narrow={(row) => <NarrowRow {...words(row)} />}
    />
  );
}

/** Without groups, each point stands beside that of the time it is held against. */
function rowsOf({ points, previous }: MetricFigure, groupBy: string | undefined): Row[] {
  return groupBy ? points : points.map((point, at) => ({ ...point, before: previous?.points[at] }));
}

function useColumns(figure: MetricFigure, groupBy: string | undefined): Column<Row>[] {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const text = useFigureText(figure.unit, figure.currency);
  const pointName = usePointName(figure.interval);
  const splitName = useSplitName();
  const groupName = useGroupName();
  const number = { align: 'end', width: 110 } as const;
  return [
    {
      id: 'at',
      header: t('table.at'),
      cell: ({ at }) => pointName.whole(at),
      value: ({ at }) => at,
      fixed: true,
      width: 180,
    },
    ...(groupBy
      ? [
          {
            id: 'group',
            header: splitName(groupBy),
            cell: (row: Row) => groupName(groupBy, row.group ?? '', row.groupName),
            value: (row: Row) => groupName(groupBy, row.group ?? '', row.groupName),
          },
        ]
      : []),
    {
      ...number,
      id: 'value',
      header: t('table.value'),
      cell: ({ value }) => text.value(value),
      value: ({ value }) => value,
    },
    {
      ...number,
      id: 'interval',
      header: t('table.interval'),
      cell: (row) => text.interval(row) ?? '–',
      width: 180,
    },
    {
      ...number,
      id: 'n',
      header: t('table.n'),
      cell: ({ n }) => format.number(n),
      value: ({ n }) => n,
      width: 90,
    },
    ...(figure.previous && !groupBy
      ? [
          {
            ...number,
            id: 'before',
            header: t('table.before'),
            cell: ({ before }: Row) => text.value(before?.value ?? null),
            value: ({ before }: Row) => before?.value,
          },
        ]
      : []),
    {
      id: 'note',
      header: t('table.note'),
      cell: ({ n, small, partial }) =>
        [small && t(smallWord({ n })), partial && t('partial')].filter(Boolean).join(' · '),
      width: 260,
      grow: 2,
    },
  ];
}

interface RowWords {
  when: string;
  value: string;
  honesty: string;
}

function NarrowRow({ when, value, honesty }: RowWords) {
  return (
    <span className={styles.narrow}>
      <span>{when}</span>
      <strong>{value}</strong>
      <small>{honesty}</small>
    </span>
  );
}

/** A row on a phone: when and how much, below it how sure. */
function useRowWords(figure: MetricFigure, groupBy: string | undefined) {
  const { t } = useTranslation('metrics');
  const text = useFigureText(figure.unit, figure.currency);
  const pointName = usePointName(figure.interval);
  const groupName = useGroupName();
  return (row: Row): RowWords => ({
    when: [pointName.whole(row.at), groupBy ? groupName(groupBy, row.group ?? '', row.groupName) : undefined]
      .filter(Boolean)
      .join(' · '),
    honesty: [text.honesty(row), row.partial && t('partial')].filter(Boolean).join(' · '),
    value: text.value(row.value),
  });
}
