import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { auditApi } from '../../../server/features/audit/contract.ts';
import { address } from '../../api.ts';
import {
  Button,
  ButtonAnchor,
  Callout,
  EmptyState,
  FilterBar,
  LoadMore,
  Panel,
  SearchInput,
  SkeletonRows,
  useUrlFilters,
} from '../../ui/index.ts';
import { AuditEntry } from './audit-entry.tsx';
import { AUDIT_FILTERS, useAuditControls, useAuditFilters } from './audit-filters.ts';
import { auditQuery } from './queries.ts';
import { SectionFrame } from './section-frame.tsx';

/** Who did what, to whom, and what it was before. */
export default function AuditSection() {
  const { t } = useTranslation('settings');
  const url = useUrlFilters();
  const filters = useAuditFilters(url);
  const controls = useAuditControls();
  const query = useInfiniteQuery(auditQuery(filters));
  const entries = query.data?.pages.flatMap(({ items }) => items);
  return (
    <SectionFrame
      name="audit"
      actions={
        <ButtonAnchor
          href={address(auditApi.export, { query: filters })}
          download
          icon={<Download size={16} />}
        >
          {t('audit.export')}
        </ButtonAnchor>
      }
    >
      <FilterBar
        filters={controls}
        search={
          <SearchInput
            value={url.one('subject') ?? ''}
            onChange={(subject) => url.set({ subject })}
            placeholder={t('audit.search')}
          />
        }
      />
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!entries && <SkeletonRows rows={8} />}
          {entries?.length === 0 && (
            <EmptyState
              title={t('audit.empty')}
              action={<Button onClick={() => url.clear(...AUDIT_FILTERS)}>{t('audit.clear')}</Button>}
            />
          )}
          {entries?.map((entry) => (
            <AuditEntry key={entry.id} entry={entry} />
          ))}
        </Panel>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </SectionFrame>
  );
}
