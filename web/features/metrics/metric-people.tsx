import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../ui/index.ts';
import { usePeriodName } from '../narrowing/period-control.tsx';
import { PeopleDrawer } from '../people/people-drawer.tsx';
import { BehindChoice } from './conversations/behind-choice.tsx';
import { CountedDrawer } from './conversations/counted-drawer.tsx';
import { useBehind, useBehinds } from './conversations/use-behind.ts';
import { useMetricWords } from './names.ts';
import { PartChoice, usePartWord } from './part-choice.tsx';
import { usePointName } from './point-name.ts';
import { type MetricFigure, metricPeople } from './queries.ts';
import { useGroupName } from './split-name.ts';
import type { AskedMetric } from './use-question.ts';
import { CLOSED, useWho } from './who.ts';

/** The conversations or people of the figure, point or group that the URL says is open. */
export function MetricPeople({ asked, figure }: { asked: AskedMetric; figure: MetricFigure }) {
  const url = useUrlFilters();
  const who = useWho();
  const title = useTitle(asked, figure);
  const behinds = useBehinds(figure.id);
  const behind = useBehind(figure.id);
  if (!who || !behind) return <PeopleDrawer source={undefined} onClose={() => {}} title="" />;
  const { compare: _, ...question } = asked.question;
  const { part, at, group, rest } = who;
  const narrowed = {
    ...question,
    part,
    ...(at ? { at } : {}),
    ...(group === undefined ? {} : { group }),
    ...(rest ? { rest: 'true' as const } : {}),
  };
  const choices = (
    <>
      <BehindChoice behinds={behinds} behind={behind} />
      {asked.parts.length > 0 && <PartChoice id={figure.id} parts={asked.parts} part={part} />}
    </>
  );
  const onClose = () => url.set(CLOSED);
  return behind === 'conversations' ? (
    <CountedDrawer figure={figure} question={narrowed} onClose={onClose} title={title}>
      {choices}
    </CountedDrawer>
  ) : (
    <PeopleDrawer source={metricPeople(figure.id, narrowed)} onClose={onClose} title={title}>
      {choices}
    </PeopleDrawer>
  );
}

/** "Late deliveries · North · March 2026" */
function useTitle(asked: AskedMetric, figure: MetricFigure): string {
  const { t } = useTranslation('metrics');
  const who = useWho();
  const name = useMetricWords()(figure.id).name;
  const pointName = usePointName(figure.interval);
  const periodName = usePeriodName();
  const groupName = useGroupName();
  const wordOfPart = usePartWord(figure.id);
  if (!who) return '';
  const { from, until } = asked.period;
  const known = figure.groups?.find(({ group }) => group === who.group);
  return [
    name,
    who.part === 'all' ? undefined : wordOfPart(who.part),
    who.rest ? t('rest.title') : undefined,
    who.group !== undefined && asked.groupBy ? groupName(asked.groupBy, who.group, known?.name) : undefined,
    who.at ? pointName.whole(who.at) : periodName(from ? { from, until } : { preset: 'all' }),
  ]
    .filter(Boolean)
    .join(' · ');
}
