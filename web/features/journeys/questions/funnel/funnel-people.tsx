import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../../../ui/index.ts';
import { usePeriodName } from '../../../narrowing/period-control.tsx';
import { PeopleDrawer } from '../../../people/people-drawer.tsx';
import type { AskedFunnel } from './asked-funnel.ts';
import { useGroupName } from './group-name.ts';
import { funnelPeople } from './queries.ts';
import { CLOSED, useWho } from './who.ts';

/** The people of the step that the URL says is open. */
export function FunnelPeople({ asked, names }: { asked: AskedFunnel; names: readonly string[] }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const who = useWho(names.length);
  const groupName = useGroupName();
  const periodName = usePeriodName();
  const { splitBy } = asked.settings;
  if (!who) return <PeopleDrawer source={undefined} onClose={() => {}} title="" />;
  const step = names[Number(who.stepNumber) - 1];
  const what = t(who.part === 'dropped' ? 'funnel.whoDropped' : 'funnel.whoReached', { step });
  const group = who.group !== undefined && splitBy ? groupName(splitBy, who.group) : undefined;
  return (
    <PeopleDrawer
      source={funnelPeople(asked.question, who)}
      onClose={() => url.set(CLOSED)}
      title={[what, group, periodName(asked.period)].filter(Boolean).join(' · ')}
    />
  );
}
