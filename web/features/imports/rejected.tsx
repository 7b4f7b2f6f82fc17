import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type Import, importsApi } from '../../../server/features/imports/contract.ts';
import { address } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { ButtonAnchor, Callout, type Column, DataTable, Panel } from '../../ui/index.ts';
import styles from './imports.module.css';
import { rejectedQuery } from './queries.ts';
import { useProblemWords } from './words.ts';

type Row = z.output<NonNullable<typeof importsApi.rejected.answer>>['items'][number];

/** Rows that could not be imported: which, why, and as a file to be mended. */
export function Rejected({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    rejectedQuery(one.id),
  );
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const columns = useColumns();
  return (
    <Panel
      title={t('rejected.title')}
      description={t('rejected.text')}
      actions={
        <ButtonAnchor
          href={address(importsApi.rejectedCsv, { params: { id: one.id } })}
          download
          icon={<Download size={16} />}
        >
          {t('rejected.download')}
        </ButtonAnchor>
      }
      flush
    >
      {error ? (
        <Callout problem={error} />
      ) : (
        <div className={styles.edgeless}>
          <DataTable
            label={t('rejected.title')}
            columns={columns}
            rows={rows}
            rowId={({ line }) => String(line)}
            total={one.rejected}
            hasMore={hasNextPage}
            loadingMore={isFetchingNextPage}
            onLoadMore={() => fetchNextPage()}
            narrow={(row) => <NarrowRow row={row} />}
          />
        </div>
      )}
    </Panel>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useProblemWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone, as `t` does.
  return useMemo(
    () => [
      {
        id: 'line',
        header: t('rejected.line'),
        align: 'end',
        width: 90,
        grow: 0,
        cell: ({ line }) => format.number(line),
      },
      {
        id: 'reason',
        header: t('rejected.reason'),
        width: 320,
        grow: 2,
        cell: ({ problem }) => <span title={words(problem)}>{words(problem)}</span>,
      },
      {
        id: 'row',
        header: t('rejected.row'),
        width: 260,
        cell: ({ cells }) => <code className={styles.cells}>{cells.join(' · ')}</code>,
      },
    ],
    [t, format],
  );
}

function NarrowRow({ row }: { row: Row }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useProblemWords();
  return (
    <span className={styles.narrowRow}>
      <span>
        {t('rejected.lineNumber', { line: format.number(row.line) })}: {words(row.problem)}
      </span>
      <code className={styles.cells}>{row.cells.join(' · ')}</code>
    </span>
  );
}
