import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../../../ui/index.ts';
import { usePeriodName } from '../../../narrowing/period-control.tsx';
import { PeopleDrawer } from '../../../people/people-drawer.tsx';
import type { AskedRetention } from './asked-retention.ts';
import { useRetentionNames } from './period-name.ts';
import { type RetentionAnswer, retentionPeople } from './queries.ts';
import { CLOSED, useWho } from './who.ts';

/** The people of the cohort and period that the URL says are open. */
export function RetentionPeople({ asked, answer }: { asked: AskedRetention; answer: RetentionAnswer }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const who = useWho();
  const names = useRetentionNames(answer);
  const periodName = usePeriodName();
  if (!who) return <PeopleDrawer source={undefined} onClose={() => {}} title="" />;
  const period = who.period === undefined ? undefined : Number(who.period);
  const what = t(
    period === undefined && who.part === 'began' ? 'retention.whoBegan' : 'retention.whoReturned',
  );
  const title = [
    what,
    who.cohort ? names.cohort(who.cohort) : periodName(asked.period),
    period === undefined ? undefined : names.period(period),
  ];
  return (
    <PeopleDrawer
      source={retentionPeople(asked.question, who)}
      onClose={() => url.set(CLOSED)}
      title={title.filter(Boolean).join(' · ')}
    />
  );
}
