import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../../../format.ts';
import { type Column, DataTable, useUrlFilters } from '../../../../ui/index.ts';
import { type FigureText, useFigureText } from '../../../metrics/figure-text.ts';
import { useMay } from '../../../session/session.ts';
import { useNodeName } from './node-name.ts';
import { type PathRow, pathRows } from './path-rows.ts';
import own from './paths.module.css';
import type { PathsAnswer } from './queries.ts';
import { openPeople } from './who.ts';

/** Every flow as a row; a row opens its people. */
export function PathTable({ answer }: { answer: PathsAnswer }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const may = useMay()('customers.read');
  const format = useFormat();
  const text = useFigureText('rate');
  const node = useNodeName(answer.folded);
  const { direction } = answer;
  const rows = useMemo(
    () => pathRows(answer, { node, stop: (kind) => t(`paths.stop.${direction}.${kind}`) }),
    [answer, node, direction, t],
  );
  const columns = useColumns(text, format);
  return (
    <DataTable<PathRow>
      label={t('paths.table.label')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      onOpen={may ? ({ who }) => who && url.set(openPeople(who)) : undefined}
      narrow={(row) => (
        <span className={own.row}>
          <span>
            {row.step}. {row.from} → {row.to}
          </span>
          <small>
            {[
              text.value(row.share),
              row.customers === null
                ? undefined
                : t('customers', { count: row.customers, shown: format.number(row.customers) }),
              row.medianSeconds === null ? undefined : format.duration(row.medianSeconds),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
      )}
    />
  );
}

function useColumns(text: FigureText, format: Format): Column<PathRow>[] {
  const { t } = useTranslation('questions');
  return useMemo(
    () => [
      {
        id: 'step',
        header: t('paths.table.step'),
        cell: ({ step }) => step,
        value: ({ step }) => step,
        width: 70,
        grow: 0,
      },
      {
        id: 'from',
        header: t('paths.table.from'),
        cell: ({ from }) => from,
        value: ({ from }) => from,
        fixed: true,
        width: 180,
      },
      { id: 'to', header: t('paths.table.to'), cell: ({ to }) => to, value: ({ to }) => to, width: 180 },
      {
        id: 'customers',
        header: t('paths.table.customers'),
        align: 'end',
        cell: ({ customers }) => (customers === null ? '–' : format.number(customers)),
        value: ({ customers }) => customers,
        width: 100,
      },
      {
        id: 'occurrences',
        header: t('paths.table.paths'),
        align: 'end',
        cell: ({ occurrences }) => format.number(occurrences),
        value: ({ occurrences }) => occurrences,
        width: 90,
      },
      {
        id: 'share',
        header: t('paths.table.share'),
        align: 'end',
        cell: ({ share }) => text.value(share),
        value: ({ share }) => share,
        width: 90,
      },
      {
        id: 'interval',
        header: t('paths.table.interval'),
        align: 'end',
        cell: (row) => text.interval(row) ?? '–',
        width: 150,
      },
      {
        id: 'time',
        header: t('paths.table.time'),
        align: 'end',
        cell: ({ medianSeconds }) => (medianSeconds === null ? '–' : format.duration(medianSeconds)),
        value: ({ medianSeconds }) => medianSeconds,
        width: 140,
      },
    ],
    [text, format, t],
  );
}
