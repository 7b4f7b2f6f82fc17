import { useTranslation } from 'react-i18next';
import { PATH_GROUPS } from '../../../../../server/features/journeys/questions/paths-contract.ts';
import { useFormat } from '../../../../format.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { ChoiceControl } from '../../../narrowing/choice-control.tsx';
import { ControlBar } from '../../../narrowing/control.tsx';
import { NarrowingControl } from '../../../narrowing/narrowing-control.tsx';
import { PeriodControl } from '../../../narrowing/period-control.tsx';
import { QuietSince } from '../../../narrowing/quiet-since.tsx';
import { TypesControl } from '../types-control.tsx';
import { AnchorControl } from './anchor-control.tsx';
import { type AskedPaths, USUAL_SHARE } from './asked-paths.ts';

/** What is asked of paths. */
export function PathsControls({ asked }: { asked: AskedPaths }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const { start, end, exclude = [] } = asked.settings;
  return (
    <>
      <ControlBar>
        <AnchorControl start={start} end={end} />
        <PeriodControl period={asked.period} usual={asked.usualPeriod} />
        <NarrowingControl />
        <StepsChoice asked={asked} />
        <ShareChoice asked={asked} />
        <RepeatsChoice asked={asked} />
        <GroupChoice asked={asked} />
        <QuietChoice asked={asked} />
        <TypesControl
          name={t('paths.without')}
          hint={t('paths.withoutHint')}
          chosen={exclude}
          onChange={(types) => url.set({ exclude: types })}
        />
      </ControlBar>
      <QuietSince period={asked.period} />
    </>
  );
}

interface ChoiceProps {
  asked: AskedPaths;
}

const STEPS = ['3', '4', '5', '6', '7', '8', '10'];
const USUAL_STEPS = '5';

function StepsChoice({ asked }: ChoiceProps) {
  const { t } = useTranslation('questions');
  const set = useSetting('steps', USUAL_STEPS);
  return (
    <ChoiceControl
      name={t('paths.steps')}
      value={String(asked.settings.steps)}
      usual={USUAL_STEPS}
      options={STEPS.map((value) => ({ value, label: value }))}
      onChoose={set}
    />
  );
}

const SHARES = ['0', '0.01', '0.03', '0.05', '0.1'];

function ShareChoice({ asked }: ChoiceProps) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const set = useSetting('minShare', String(USUAL_SHARE));
  const name = (share: number) =>
    share === 0 ? t('paths.share.all') : t('paths.share.from', { share: format.percent(share, 1) });
  const { minShare } = asked.settings;
  return (
    <ChoiceControl
      name={t('paths.share.label')}
      value={String(minShare)}
      usual={String(USUAL_SHARE)}
      options={SHARES.map((value) => ({ value, label: name(Number(value)) }))}
      shown={name(minShare)}
      onChoose={set}
    />
  );
}

function RepeatsChoice({ asked }: ChoiceProps) {
  const { t } = useTranslation('questions');
  const set = useSetting('foldRepeats', 'true');
  return (
    <ChoiceControl
      name={t('paths.repeats.label')}
      value={String(asked.settings.foldRepeats)}
      usual="true"
      options={(['true', 'false'] as const).map((value) => ({ value, label: t(`paths.repeats.${value}`) }))}
      onChoose={set}
    />
  );
}

function GroupChoice({ asked }: ChoiceProps) {
  const { t } = useTranslation('questions');
  const set = useSetting('group', 'type');
  return (
    <ChoiceControl
      name={t('paths.group.label')}
      value={asked.settings.group}
      usual="type"
      options={PATH_GROUPS.map((value) => ({ value, label: t(`paths.group.${value}`) }))}
      onChoose={set}
    />
  );
}

const NEVER = 'never';
const QUIET_DAYS = ['1', '7', '30', '90'];

function QuietChoice({ asked }: ChoiceProps) {
  const { t } = useTranslation('questions');
  const set = useSetting('quietDays', NEVER);
  const { quietDays } = asked.settings;
  const name = (days: number) => t('paths.quiet.days', { count: days });
  return (
    <ChoiceControl
      name={t('paths.quiet.label')}
      value={quietDays === undefined ? NEVER : String(quietDays)}
      usual={NEVER}
      options={[
        { value: NEVER, label: t('paths.quiet.never') },
        ...QUIET_DAYS.map((value) => ({ value, label: name(Number(value)) })),
      ]}
      shown={quietDays === undefined ? undefined : name(quietDays)}
      onChoose={set}
    />
  );
}

/** Sets one name in the URL, and takes it away for what holds anyway. */
function useSetting(name: string, usual: string): (value: string) => void {
  const url = useUrlFilters();
  return (value) => url.set({ [name]: value === usual ? undefined : value, who: undefined });
}
