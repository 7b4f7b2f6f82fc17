import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download, FileInput } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { address } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  ButtonAnchor,
  ButtonLink,
  Callout,
  DataTable,
  EmptyState,
  FilterBar,
  Page,
  SearchInput,
  TextLink,
  useUrlFilters,
} from '../../ui/index.ts';
import { SaveFound } from '../segments/save-found.tsx';
import { useMay } from '../session/session.ts';
import { useCustomerColumns } from './columns.tsx';
import { CustomerLine } from './customer-line.tsx';
import { FILTER_NAMES, useFilterControls, useListFilters, useOrderControl } from './list-filters.ts';
import { type CustomerRow, customersQuery } from './queries.ts';

/** Everyone the workspace serves. */
export default function CustomersPage() {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const navigate = useNavigate();
  const url = useUrlFilters();
  const filters = useListFilters(url);
  const columns = useCustomerColumns();
  const controls = useFilterControls(url);
  const order = useOrderControl();
  const query = useInfiniteQuery(customersQuery(filters));
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items), [query.data]);
  const total = query.data?.pages[0]?.total;
  useRefreshWhileShort(query.data?.pages.length ?? 0);

  return (
    <Page
      title={t('title')}
      facts={total === undefined ? undefined : t('count', { count: total, shown: format.number(total) })}
      actions={
        !!total && (
          <>
            <SaveFound filters={filters} total={total} />
            <ButtonAnchor
              href={address(customersApi.export, { query: filters })}
              download
              icon={<Download size={16} />}
            >
              {t('export')}
            </ButtonAnchor>
          </>
        )
      }
      width="fill"
    >
      <FilterBar
        filters={order ? [...controls, order] : controls}
        search={
          <SearchInput
            value={url.one('search') ?? ''}
            onChange={(search) => url.set({ search })}
            placeholder={t('search')}
          />
        }
      />
      {query.error ? (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      ) : (
        <DataTable<CustomerRow>
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={rowId}
          narrow={(customer) => <CustomerLine customer={customer} />}
          onOpen={({ id }) => navigate({ to: '/customers/$id', params: { id } })}
          sort={url.one('sort')}
          onSortChange={(sort) => url.set({ sort })}
          storageKey="customers"
          total={total}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          height="fill"
          empty={
            FILTER_NAMES.some((name) => url.one(name)) ? (
              <NobodyFits onClear={() => url.clear(...FILTER_NAMES)} />
            ) : (
              <NobodyYet />
            )
          }
        />
      )}
    </Page>
  );
}

const rowId = ({ id }: CustomerRow) => id;

const MOST_PAGES_TO_ASK_AGAIN = 3;

/** Others' deeds show at once; a reader who has scrolled far is not pulled along. */
function useRefreshWhileShort(pages: number) {
  const client = useQueryClient();
  useLive(['customers'], () => {
    if (pages <= MOST_PAGES_TO_ASK_AGAIN) void client.invalidateQueries({ queryKey: ['customers'] });
  });
}

function NobodyFits({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('customers');
  return (
    <EmptyState title={t('empty.nobodyFits')} action={<Button onClick={onClear}>{t('empty.clear')}</Button>}>
      {t('empty.nobodyFitsText')}
    </EmptyState>
  );
}

function NobodyYet() {
  const { t } = useTranslation('customers');
  const may = useMay();
  return (
    <EmptyState
      title={t('empty.nobodyYet')}
      action={
        may('imports.write') && (
          <>
            <ButtonLink to="/imports" look="primary" icon={<FileInput size={16} />}>
              {t('empty.import')}
            </ButtonLink>
            <ButtonLink to="/sample">{t('empty.sample')}</ButtonLink>
          </>
        )
      }
    >
      {t('empty.nobodyYetText')} <TextLink to="/connect">{t('empty.connect')}</TextLink>
    </EmptyState>
  );
}
