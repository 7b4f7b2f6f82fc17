import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../../../ui/index.ts';
import { usePeriodName } from '../../../narrowing/period-control.tsx';
import { PeopleDrawer } from '../../../people/people-drawer.tsx';
import { type AskedPaths, durationAsked } from './asked-paths.ts';
import { useNodeName } from './node-name.ts';
import { type PathsAnswer, pathsPeople } from './queries.ts';
import { CLOSED, type PathsWho, partOf, useWho } from './who.ts';

/** The people of the node or flow that the URL says is open. */
export function PathsPeople({ asked, answer }: { asked: AskedPaths; answer: PathsAnswer }) {
  const url = useUrlFilters();
  const who = useWho();
  const title = useTitle(answer);
  const periodName = usePeriodName();
  if (!who) return <PeopleDrawer source={undefined} onClose={() => {}} title="" />;
  const question = who.kind === 'journeys' ? durationAsked(asked) : asked.question;
  return (
    <PeopleDrawer
      source={pathsPeople(question, partOf(who))}
      onClose={() => url.set(CLOSED)}
      title={`${title(who)} · ${periodName(asked.period)}`}
    />
  );
}

function useTitle({ nodes, links, folded, direction }: PathsAnswer): (who: PathsWho) => string {
  const { t } = useTranslation('questions');
  const nodeName = useNodeName(folded);
  const nameOf = (id: string | undefined) => {
    const node = nodes.find((one) => one.id === id);
    return node ? nodeName(node) : '';
  };
  return (who) => {
    if (who.kind === 'all') return t('paths.everybody');
    if (who.kind === 'journeys') return t('duration.whose');
    if (who.kind === 'node') return nameOf(who.id);
    if (who.kind === 'ended') return `${nameOf(who.id)}: ${t(`paths.stop.${direction}.ended`)}`;
    const link = links.find(({ id }) => id === who.id);
    const names = [nameOf(link?.from), nameOf(link?.to)];
    return (direction === 'after' ? names : names.reverse()).join(' → ');
  };
}
