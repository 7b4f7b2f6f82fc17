import { useQuery } from '@tanstack/react-query';
import { Grid3x3, Table } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import {
  EmptyState,
  Page,
  Panel,
  Skeleton,
  TextLink,
  type UrlSearch,
  useUrlFilters,
  ViewChoice,
} from '../../../ui/index.ts';
import { ControlBar } from '../../narrowing/control.tsx';
import { useNarrowing } from '../../narrowing/narrowing.ts';
import { NarrowingControl } from '../../narrowing/narrowing-control.tsx';
import { asQuery } from '../../narrowing/period.ts';
import { PeriodControl } from '../../narrowing/period-control.tsx';
import { QuietSince } from '../../narrowing/quiet-since.tsx';
import { usePeriod } from '../../narrowing/use-period.ts';
import { Groups } from './groups.tsx';
import { HoursMap } from './hours-map.tsx';
import { HoursTable } from './hours-table.tsx';
import { Loaded } from './loaded.tsx';
import { PeopleTable } from './people-table.tsx';
import { hoursQuery, peopleQuery, type ReportQuestion } from './queries.ts';

/** What the inbox's list can be narrowed by, too. */
const NARROWED = ['channel', 'department'] as const;
const USUAL = '30d';

/** When customers write, and who has how much in hand. */
export default function ReportPage() {
  const { t } = useTranslation('service');
  const { t: quality } = useTranslation('quality');
  const period = usePeriod(USUAL);
  const { channel, department } = useNarrowing(NARROWED);
  const narrowing = { channel, department };
  const time = period && asQuery(period);
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <TextLink to="/service/quality">{quality('title')}</TextLink>
          <TextLink to="/service/wall" search={{ channel, department }}>
            {t('wall.open')}
          </TextLink>
        </>
      }
    >
      {period ? (
        <>
          <ControlBar>
            <PeriodControl period={period} usual={USUAL} />
            <NarrowingControl allowed={NARROWED} />
          </ControlBar>
          <QuietSince period={period} />
        </>
      ) : (
        <Skeleton height={36} />
      )}
      <Hours question={time && { ...time, ...narrowing }} search={{ ...time, ...narrowing }} />
      <Groups
        question={time && { ...time, ...narrowing }}
        search={{ ...time, ...narrowing }}
        narrowing={narrowing}
      />
      <People
        question={time && { ...time, ...narrowing }}
        search={{ ...time, ...narrowing }}
        narrowing={narrowing}
      />
    </Page>
  );
}

interface PartProps {
  question: ReportQuestion | undefined;
  search: UrlSearch;
}

function Hours({ question, search }: PartProps) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const url = useUrlFilters();
  const isTable = url.one('hours') === 'table';
  const { data, error, refetch } = useQuery(hoursQuery(question));
  const Shown = isTable ? HoursTable : HoursMap;
  const about = data && t('hours.about', { count: data.total, shown: format.number(data.total) });
  return (
    <Panel
      title={t('hours.title')}
      description={about ?? t('hours.description')}
      actions={
        <ViewChoice
          label={t('hours.view')}
          value={isTable ? 'table' : 'map'}
          options={[
            { value: 'map', label: t('hours.map'), icon: Grid3x3 },
            { value: 'table', label: t('hours.table'), icon: Table },
          ]}
          onChange={(next) => url.set({ hours: next === 'table' ? next : undefined })}
        />
      }
    >
      <Loaded error={error} onAgain={refetch} height={268}>
        {data &&
          (data.total === 0 ? (
            <EmptyState drawing="search" title={t('hours.nothing')}>
              {t('hours.nothingText')}
            </EmptyState>
          ) : (
            <Shown hours={data} search={{ ...search, did: 'asked' }} />
          ))}
      </Loaded>
    </Panel>
  );
}

function People({ question, search, narrowing }: PartProps & { narrowing: UrlSearch }) {
  const { t } = useTranslation('service');
  const { data, error, refetch } = useQuery(peopleQuery(question));
  return (
    <Panel title={t('people.title')} description={t('people.description')}>
      <Loaded error={error} onAgain={refetch} height={200}>
        {data && <PeopleTable items={data.items} search={search} narrowing={narrowing} />}
      </Loaded>
    </Panel>
  );
}
