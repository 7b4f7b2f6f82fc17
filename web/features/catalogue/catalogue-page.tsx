import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListOrdered } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { typeKey } from '../../../server/features/touchpoints/type-key.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  Callout,
  CHANNELS,
  EmptyState,
  FilterBar,
  Page,
  Panel,
  SearchInput,
  SkeletonRows,
  useChannelName,
  useUrlFilters,
} from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import styles from './catalogue.module.css';
import { useStageName, useTypeName } from './names.ts';
import { departmentsQuery, type Stage, stagesQuery, type TouchpointType, typesQuery } from './queries.ts';
import { StagesDialog } from './stages-dialog.tsx';
import { TypeDrawer } from './type-drawer.tsx';
import { TypeList } from './type-list.tsx';

/** What can happen to a customer, and where in the journey it belongs. */
export default function CataloguePage() {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const client = useQueryClient();
  const url = useUrlFilters();
  const types = useQuery(typesQuery);
  const stages = useQuery(stagesQuery);
  const mayWrite = useMay()('catalogue.write');
  const shown = useShown(types.data?.items);
  useLive(['catalogue'], () => void client.invalidateQueries({ queryKey: ['catalogue'] }));
  const error = types.error ?? stages.error;
  const open = types.data?.items.find(({ id }) => id === url.one('type'));
  return (
    <Page
      title={t('title')}
      description={t('text')}
      facts={
        types.data &&
        t('count', { count: types.data.items.length, shown: format.number(types.data.items.length) })
      }
      actions={
        mayWrite && (
          <Button icon={<ListOrdered size={16} />} onClick={() => url.set({ edit: 'stages' })}>
            {t('stages.open')}
          </Button>
        )
      }
    >
      <Filters stages={stages.data?.items ?? []} />
      {error && (
        <Callout
          problem={error}
          action={
            <Button onClick={() => void client.refetchQueries({ queryKey: ['catalogue'] })}>
              {t('again')}
            </Button>
          }
        />
      )}
      {!error && (!shown || !stages.data) && (
        <Panel flush>
          <SkeletonRows rows={10} />
        </Panel>
      )}
      {!error && shown?.length === 0 && (
        <EmptyState
          drawing="search"
          title={t('none')}
          action={
            <Button onClick={() => url.clear('search', 'stage', 'department', 'channel', 'only')}>
              {t('clear')}
            </Button>
          }
        >
          {t('noneText')}
        </EmptyState>
      )}
      {shown && shown.length > 0 && stages.data && <TypeList types={shown} stages={stages.data.items} />}
      {open && stages.data && (
        <TypeDrawer key={open.id} type={open} stages={stages.data.items} onClose={() => url.clear('type')} />
      )}
      {url.one('edit') === 'stages' && stages.data && (
        <StagesDialog stages={stages.data.items} onClose={() => url.clear('edit')} />
      )}
      <p className={styles.foot}>{t('foot')}</p>
    </Page>
  );
}

function Filters({ stages }: { stages: Stage[] }) {
  const { t } = useTranslation('catalogue');
  const url = useUrlFilters();
  const stageName = useStageName();
  const channelName = useChannelName();
  const { data: departments } = useQuery(departmentsQuery);
  const departmentName = useDepartmentName();
  return (
    <FilterBar
      search={
        <SearchInput
          value={url.one('search') ?? ''}
          onChange={(search) => url.set({ search })}
          placeholder={t('search')}
        />
      }
      filters={[
        {
          name: 'stage',
          label: t('column.stage'),
          multiple: true,
          options: stages.map((stage) => ({ value: stage.key, label: stageName(stage) })),
        },
        {
          name: 'department',
          label: t('column.department'),
          multiple: true,
          options: (departments?.items ?? []).map((one) => ({ value: one.id, label: departmentName(one) })),
        },
        {
          name: 'channel',
          label: t('column.channel'),
          multiple: true,
          options: CHANNELS.map((channel) => ({ value: channel, label: channelName(channel) })),
        },
        {
          name: 'only',
          label: t('only.label'),
          options: [
            { value: 'unmapped', label: t('only.unmapped') },
            { value: 'truth', label: t('only.truth') },
          ],
        },
      ]}
    />
  );
}

/** Those that fit the search, in either language, and the filters. */
function useShown(types: TouchpointType[] | undefined): TouchpointType[] | undefined {
  const url = useUrlFilters();
  const typeName = useTypeName();
  const search = typeKey(url.one('search') ?? '');
  const [stages, departments, channels] = [url.all('stage'), url.all('department'), url.all('channel')];
  const only = url.one('only');
  return types?.filter(
    (type) =>
      (!search || type.key.includes(search) || typeKey(typeName(type.name)).includes(search)) &&
      (!stages.length || stages.includes(type.stage?.key ?? '')) &&
      (!departments.length || departments.includes(type.department?.id ?? '')) &&
      (!channels.length || channels.includes(type.channel ?? '')) &&
      (only !== 'unmapped' || !type.mapped) &&
      (only !== 'truth' || type.momentOfTruth),
  );
}
