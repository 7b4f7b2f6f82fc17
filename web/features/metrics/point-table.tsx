import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { type Column, DataTable, useUrlFilters } from '../../ui/index.ts';
import { useFigureText } from './figure-text.ts';
import { useMetricWords } from './names.ts';
import { usePointName } from './point-name.ts';
import type { MetricFigure, MetricPoint } from './queries.ts';
import { useGroupName, useSplitName } from './split-name.ts';
import { openPeople } from './who.ts';

/** The same numbers as the chart, one row a point; a row opens its people. */
export function PointTable({ figure, groupBy }: { figure: MetricFigure; groupBy: string | undefined }) {
  const url = useUrlFilters();
  const name = useMetricWords()(figure.id).name;
  const columns = useColumns(figure, groupBy);
  return (
    <DataTable<MetricPoint>
      label={name}
      columns={columns}
      rows={figure.points}
      rowId={({ at, group }) => `${at} ${group ?? ''}`}
      onOpen={({ at, group }) => url.set(openPeople({ part: 'all', at, group }))}
    />
  );
}

function useColumns(figure: MetricFigure, groupBy: string | undefined): Column<MetricPoint>[] {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const text = useFigureText(figure.unit, figure.currency);
  const pointName = usePointName(figure.interval);
  const splitName = useSplitName();
  const groupName = useGroupName();
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
            cell: (point: MetricPoint) => groupName(groupBy, point.group ?? '', point.groupName),
          },
        ]
      : []),
    {
      id: 'value',
      header: t('table.value'),
      align: 'end',
      cell: ({ value }) => text.value(value),
      value: ({ value }) => value,
      width: 110,
    },
    {
      id: 'interval',
      header: t('table.interval'),
      align: 'end',
      cell: (point) => text.interval(point) ?? '–',
      width: 170,
    },
    {
      id: 'n',
      header: t('table.n'),
      align: 'end',
      cell: ({ n }) => format.number(n),
      value: ({ n }) => n,
      width: 90,
    },
    {
      id: 'note',
      header: t('table.note'),
      cell: ({ small, partial }) =>
        [small && t('small'), partial && t('partial')].filter(Boolean).join(' · '),
      width: 170,
    },
  ];
}
