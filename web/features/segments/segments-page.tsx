import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ListPlus, Plus, SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  ButtonLink,
  Callout,
  DataTable,
  EmptyState,
  FilterBar,
  Menu,
  MenuItem,
  Page,
  SearchInput,
  useUrlFilters,
} from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { segmentsQuery } from '../narrowing/queries.ts';
import { useMay } from '../session/session.ts';
import { ListDialog } from './list-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import { REMOVING, type Segment } from './queries.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { useSegmentColumns } from './segment-columns.tsx';
import { SegmentLine } from './segment-line.tsx';

/** Every segment there is: who is in it, how many, who made it. */
export default function SegmentsPage() {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const url = useUrlFilters();
  const { data, error, refetch } = useQuery(segmentsQuery);
  const [naming, setNaming] = useState<Segment>();
  const [removing, setRemoving] = useState<Segment>();
  const columns = useSegmentColumns({ onName: setNaming, onRemove: setRemoving });
  const rows = useFitting(data?.items);
  useLive(['segments'], () => {
    if (client.isMutating({ mutationKey: REMOVING })) return;
    void client.invalidateQueries({ queryKey: ['segments'] });
  });
  const count = data?.items.length;
  return (
    <Page
      title={t('title')}
      description={t('description')}
      facts={count ? t('count', { count, shown: format.number(count) }) : undefined}
      actions={count ? <MakeMenu /> : undefined}
    >
      <LensBanner />
      {count !== 0 && <Filters />}
      {error ? (
        <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />
      ) : (
        <DataTable<Segment>
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          total={rows?.length}
          onOpen={({ id }) => navigate({ to: '/segments/$id', params: { id } })}
          sort={url.one('sort')}
          onSortChange={(sort) => url.set({ sort })}
          narrow={(segment) => <SegmentLine segment={segment} />}
          empty={count ? <NoneFit onClear={() => url.clear('search', 'kind')} /> : <NoneYet />}
        />
      )}
      {naming && <NameDialog segment={naming} onClose={() => setNaming(undefined)} />}
      {removing && <RemoveDialog segment={removing} onClose={() => setRemoving(undefined)} />}
    </Page>
  );
}

/** All of them are here: they are searched and sorted where they are. */
function useFitting(segments: Segment[] | undefined): Segment[] | undefined {
  const url = useUrlFilters();
  const { locale } = useFormat();
  const [search, kind, sort] = [url.one('search'), url.one('kind'), url.one('sort')];
  return useMemo(() => {
    const wanted = plain(search ?? '');
    const fitting = segments?.filter(
      (one) =>
        (!kind || one.kind === kind) &&
        plain(`${one.name} ${one.description} ${one.createdBy.name}`).includes(wanted),
    );
    return fitting?.sort(bySort(sort, locale));
  }, [segments, search, kind, sort, locale]);
}

/** Accents and case do not matter. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

const SORTED_BY: Record<string, (segment: Segment) => string> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  by: ({ createdBy }) => createdBy.name,
  at: ({ createdAt }) => createdAt,
};

function bySort(sort: string | undefined, locale: string): (a: Segment, b: Segment) => number {
  const of = SORTED_BY[sort?.replace(/^-/, '') ?? 'name'] ?? SORTED_BY.name!;
  const sign = sort?.startsWith('-') ? -1 : 1;
  return (a, b) => sign * of(a).localeCompare(of(b), locale);
}

function Filters() {
  const { t } = useTranslation('segments');
  const url = useUrlFilters();
  return (
    <FilterBar
      filters={[
        {
          name: 'kind',
          label: t('filter.kind'),
          options: (['rule', 'list'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        },
      ]}
      search={
        <SearchInput
          value={url.one('search') ?? ''}
          onChange={(search) => url.set({ search })}
          placeholder={t('search')}
        />
      }
    />
  );
}

function MakeMenu() {
  const { t } = useTranslation('segments');
  const may = useMay();
  const navigate = useNavigate();
  const [listing, setListing] = useState(false);
  if (!may('journeys.write')) return null;
  return (
    <>
      <Menu
        trigger={
          <Button look="primary" icon={<Plus size={16} />}>
            {t('make.open')}
          </Button>
        }
      >
        <MenuItem icon={<SlidersHorizontal size={16} />} onClick={() => navigate({ to: '/segments/new' })}>
          {t('make.rule')}
        </MenuItem>
        <MenuItem icon={<ListPlus size={16} />} onClick={() => setListing(true)}>
          {t('make.list')}
        </MenuItem>
      </Menu>
      {listing && <ListDialog onClose={() => setListing(false)} />}
    </>
  );
}

function NoneYet() {
  const { t } = useTranslation('segments');
  const may = useMay();
  const [listing, setListing] = useState(false);
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        may('journeys.write') && (
          <>
            <ButtonLink to="/segments/new" look="primary" icon={<SlidersHorizontal size={16} />}>
              {t('make.ruleTitle')}
            </ButtonLink>
            <Button icon={<ListPlus size={16} />} onClick={() => setListing(true)}>
              {t('make.listTitle')}
            </Button>
            {listing && <ListDialog onClose={() => setListing(false)} />}
          </>
        )
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}

function NoneFit({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('segments');
  return (
    <EmptyState title={t('empty.noneFit')} action={<Button onClick={onClear}>{t('empty.clear')}</Button>}>
      {t('empty.noneFitText')}
    </EmptyState>
  );
}
