import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_WINDOW_SECONDS } from '../../../../../server/features/journeys/questions/funnel-contract.ts';
import { useFormat } from '../../../../format.ts';
import { Button, Field, NumberInput, useUrlFilters } from '../../../../ui/index.ts';
import { ChoiceControl } from '../../../narrowing/choice-control.tsx';
import styles from '../questions.module.css';

const HOUR = 3_600;
const DAY = 86_400;
const USUAL = 30 * DAY;
const WINDOWS = [HOUR, DAY, 7 * DAY, USUAL, 90 * DAY, 365 * DAY];

/** How long somebody may take from the first step to the last. */
export function WindowControl({ seconds }: { seconds: number }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const choose = (chosen: number) =>
    url.set({ windowSeconds: chosen === USUAL ? undefined : String(chosen) });
  return (
    <ChoiceControl
      name={t('funnel.window.label')}
      value={String(seconds)}
      usual={String(USUAL)}
      options={WINDOWS.map((one) => ({ value: String(one), label: format.duration(one) }))}
      shown={format.duration(seconds)}
      onChoose={(value) => choose(Number(value))}
      more={(close) => (
        <OwnDays
          onChoose={(days) => {
            choose(days * DAY);
            close();
          }}
        />
      )}
    />
  );
}

function OwnDays({ onChoose }: { onChoose: (days: number) => void }) {
  const { t } = useTranslation('questions');
  const [days, setDays] = useState<number | null>(null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (days) onChoose(days);
      }}
    >
      <Field label={t('funnel.window.days')}>
        <NumberInput value={days} onChange={setDays} min={1} max={Math.floor(MAX_WINDOW_SECONDS / DAY)} />
      </Field>
      <div className={styles.foot}>
        <Button type="submit" size="s" disabled={!days}>
          {t('funnel.window.show')}
        </Button>
      </div>
    </form>
  );
}
