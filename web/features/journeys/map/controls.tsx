import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_QUIET_DAYS } from '../../../../server/features/journeys/contract.ts';
import {
  Button,
  CHANNELS,
  Field,
  NumberInput,
  Popover,
  Select,
  useChannelName,
  useUrlFilters,
} from '../../../ui/index.ts';
import { departmentsQuery } from '../../catalogue/queries.ts';
import { useDepartmentName } from '../../settings/default-names.ts';
import { type AskedMap, NARROWINGS } from './asked.ts';
import { CompareControl } from './compare-control.tsx';
import { Control } from './control.tsx';
import styles from './controls.module.css';
import { NameFilter } from './name-filter.tsx';
import { PeriodControl } from './period-control.tsx';
import { segmentsQuery } from './queries.ts';
import { VersionControl } from './version-control.tsx';

/** What is asked: the time, what it is held against, for whom, under which map. */
export function Controls({ asked }: { asked: AskedMap }) {
  const { t } = useTranslation('journeys');
  return (
    <section className={styles.bar} aria-label={t('controls')}>
      <PeriodControl period={asked.period} />
      <CompareControl asked={asked} />
      <NarrowingControl />
      <QuietControl days={asked.quietDays} />
      <VersionControl />
    </section>
  );
}

/** For whom and for what: all narrowing in one place, so that the bar stays one line. */
export function NarrowingControl() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const chosen = NARROWINGS.filter((name) => url.one(name));
  const describe = useNarrowingText();
  return (
    <Popover
      title={t('narrow.title')}
      trigger={
        <Control
          name={t('narrow.label')}
          value={chosen.length ? describe() : t('narrow.everything')}
          changed={chosen.length > 0}
        />
      }
    >
      <div className={styles.form}>
        <Choices />
        {chosen.length > 0 && (
          <div className={styles.foot}>
            <Button size="s" onClick={() => url.clear(...NARROWINGS)}>
              {t('narrow.clear')}
            </Button>
          </div>
        )}
      </div>
    </Popover>
  );
}

const ANY = 'any';

function Choices() {
  const { t } = useTranslation('journeys');
  const options = useNarrowingOptions();
  const url = useUrlFilters();
  const one = (name: 'segment' | 'channel' | 'department', any: string) =>
    options[name].length > 0 && (
      <Field key={name} label={t(`narrow.${name}`)}>
        <Select
          value={url.one(name) ?? ANY}
          options={[{ value: ANY, label: any }, ...options[name]]}
          onChange={(value) => url.set({ [name]: value === ANY ? undefined : value })}
        />
      </Field>
    );
  return (
    <>
      {one('segment', t('compare.everybody'))}
      {one('channel', t('narrow.anyChannel'))}
      {one('department', t('narrow.anyDepartment'))}
      <NameFilter name="product" />
      <NameFilter name="account" />
      <NameFilter name="campaign" />
    </>
  );
}

function useNarrowingOptions() {
  const channelName = useChannelName();
  const departmentName = useDepartmentName();
  const { data: segments } = useQuery(segmentsQuery);
  const { data: departments } = useQuery(departmentsQuery);
  return {
    segment: (segments?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    channel: CHANNELS.map((channel) => ({ value: channel as string, label: channelName(channel) })),
    department: (departments?.items ?? []).map((one) => ({ value: one.key, label: departmentName(one) })),
  };
}

/** What narrows it, in a few words: "Web, Operations". */
export function useNarrowingText(): () => string {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const options = useNarrowingOptions();
  return () =>
    NARROWINGS.flatMap((name) => {
      const value = url.one(name);
      if (!value) return [];
      if (name === 'account') return [t('narrow.oneAccount')];
      if (name === 'product' || name === 'campaign') return [value];
      return [options[name].find((option) => option.value === value)?.label ?? value];
    }).join(', ');
}

/** After how long without a sign somebody has left. */
function QuietControl({ days }: { days: number }) {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('quiet.title')}
      trigger={
        <Control
          name={t('quiet.label')}
          value={t('quiet.days', { count: days })}
          changed={days !== DEFAULT_QUIET_DAYS}
        />
      }
    >
      <QuietForm
        days={days}
        onChoose={(next) => {
          url.set({ quietDays: next === DEFAULT_QUIET_DAYS ? undefined : String(next) });
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function QuietForm({ days, onChoose }: { days: number; onChoose: (days: number) => void }) {
  const { t } = useTranslation('journeys');
  const [value, setValue] = useState<number | null>(days);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (value) onChoose(value);
      }}
    >
      <Field label={t('quiet.field')} hint={t('quiet.hint')}>
        <NumberInput value={value} onChange={setValue} min={1} max={3650} />
      </Field>
      <div className={styles.foot}>
        <Button type="submit" size="s" disabled={!value}>
          {t('period.show')}
        </Button>
      </div>
    </form>
  );
}
