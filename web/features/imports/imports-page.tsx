import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { Callout, LoadMore, Page, Panel, SkeletonRows } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { ImportRow } from './import-row.tsx';
import styles from './imports.module.css';
import { importsQuery, inTurn, useImportNews } from './queries.ts';
import { UploadPanel } from './upload-panel.tsx';
import { WaitingPanel } from './waiting-panel.tsx';

/** Files in, and what became of earlier ones. */
export default function ImportsPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const may = useMay();
  useImportNews();

  function arrived(imports: Import[]) {
    const [only] = imports;
    if (only && imports.length === 1) navigate({ to: '/imports/$id', params: { id: only.id } });
  }

  return (
    <Page title={t('title')} description={t('description')}>
      <AtWork />
      {may('imports.write') && <UploadPanel onArrived={arrived} />}
      <Imports />
    </Page>
  );
}

/** What runs now and what will after it, in that order. */
function AtWork() {
  const { t } = useTranslation('imports');
  const all = useInfiniteQuery(importsQuery).data?.pages.flatMap(({ items }) => items) ?? [];
  const running = inTurn(all);
  if (running.length === 0) return null;
  return (
    <Panel title={t('list.atWork')} flush>
      {running.map((one, turn) => (
        <ImportRow key={one.id} one={one} waiting={turn > 0} />
      ))}
    </Panel>
  );
}

function Imports() {
  const { t } = useTranslation('imports');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(importsQuery);
  if (error) return <Callout problem={error} />;
  if (!data) {
    return (
      <Panel flush>
        <SkeletonRows rows={5} />
      </Panel>
    );
  }
  const all = data.pages.flatMap(({ items }) => items);
  const waiting = all.filter(({ state }) => state === 'mapping');
  const others = all.filter(({ state }) => state !== 'mapping' && state !== 'running');
  if (all.length === 0) return <p className={styles.quiet}>{t('empty')}</p>;
  return (
    <>
      {waiting.length > 0 && <WaitingPanel imports={waiting} />}
      {others.length > 0 && (
        <Panel title={t('list.title')} description={t('list.order')} flush>
          {others.map((one) => (
            <ImportRow key={one.id} one={one} />
          ))}
        </Panel>
      )}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onLoadMore={() => fetchNextPage()} />
    </>
  );
}
