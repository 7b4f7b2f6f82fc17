import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FUNNEL_ORDERS } from '../../../../../server/features/journeys/questions/funnel-contract.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { ChoiceControl } from '../../../narrowing/choice-control.tsx';
import { ControlBar } from '../../../narrowing/control.tsx';
import { useNarrowingOptions } from '../../../narrowing/narrowing.ts';
import { NarrowingControl } from '../../../narrowing/narrowing-control.tsx';
import { PeriodControl } from '../../../narrowing/period-control.tsx';
import { traitsQuery } from '../../../narrowing/queries.ts';
import { QuietSince } from '../../../narrowing/quiet-since.tsx';
import { TextForm } from '../text-form.tsx';
import { TypesControl } from '../types-control.tsx';
import type { AskedFunnel } from './asked-funnel.ts';
import { useSplitName } from './group-name.ts';
import { StepsControl } from './steps-control.tsx';
import { WindowControl } from './window-control.tsx';

/** What is asked of the funnel: its steps, then everything about them. */
export function FunnelControls({ asked }: { asked: AskedFunnel }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const { order, exclude = [] } = asked.settings;
  return (
    <>
      <StepsControl steps={asked.steps} />
      <ControlBar>
        <PeriodControl period={asked.period} usual={asked.usualPeriod} />
        <NarrowingControl />
        <ChoiceControl
          name={t('funnel.order.label')}
          value={order}
          usual="ordered"
          options={FUNNEL_ORDERS.map((value) => ({ value, label: t(`funnel.order.${value}`) }))}
          onChoose={(value) => url.set({ order: value === 'ordered' ? undefined : value })}
        />
        <WindowControl seconds={asked.settings.windowSeconds} />
        <TypesControl
          name={t('funnel.broken')}
          hint={t('funnel.brokenHint')}
          chosen={exclude}
          onChange={(types) => url.set({ exclude: types })}
        />
        <SplitControl splitBy={asked.settings.splitBy} />
      </ControlBar>
      <QuietSince period={asked.period} />
    </>
  );
}

const NONE = 'none';

function SplitControl({ splitBy }: { splitBy: string | undefined }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const splitName = useSplitName();
  const { data: traits } = useQuery(traitsQuery);
  const { segment: segments } = useNarrowingOptions();
  const splits = [
    'channel',
    'device',
    ...(traits?.items ?? []).map(({ name }) => `trait:${name}`),
    ...segments.map(({ value }) => `segment:${value}`),
  ];
  return (
    <ChoiceControl
      name={t('funnel.split.label')}
      value={splitBy ?? NONE}
      usual={NONE}
      options={[
        { value: NONE, label: t('funnel.split.none') },
        ...splits.map((value) => ({ value, label: splitName(value) })),
      ]}
      shown={splitBy && splitName(splitBy)}
      onChoose={(value) => url.set({ splitBy: value === NONE ? undefined : value })}
      more={(close) => (
        <TextForm
          label={t('funnel.split.property')}
          hint={t('funnel.split.propertyHint')}
          submit={t('funnel.split.show')}
          onSubmit={(name) => {
            url.set({ splitBy: `property:${name}` });
            close();
          }}
        />
      )}
    />
  );
}
