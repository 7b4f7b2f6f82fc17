import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_QUIET_DAYS } from '../../../../server/features/journeys/map/asked-contract.ts';
import { Button, Field, NumberInput, Popover, useUrlFilters } from '../../../ui/index.ts';
import { Control, ControlBar } from '../../narrowing/control.tsx';
import styles from '../../narrowing/controls.module.css';
import { NarrowingControl } from '../../narrowing/narrowing-control.tsx';
import { PeriodControl } from '../../narrowing/period-control.tsx';
import type { AskedMap } from './asked.ts';
import { MapCompareControl } from './compare-control.tsx';
import { VersionControl } from './version-control.tsx';

/** What is asked: the time, what it is held against, for whom, under which map. */
export function Controls({ asked }: { asked: AskedMap }) {
  return (
    <ControlBar>
      <PeriodControl period={asked.period} />
      <MapCompareControl asked={asked} />
      <NarrowingControl />
      <QuietControl days={asked.quietDays} />
      <VersionControl />
    </ControlBar>
  );
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
          {t('quiet.show')}
        </Button>
      </div>
    </form>
  );
}
