import type { Pulse } from '../../../server/features/pulse/contract.ts';
import { useMetricWords } from '../metrics/names.ts';
import { usePointName } from '../metrics/point-name.ts';
import { metricPeople } from '../metrics/queries.ts';
import { PeopleDrawer } from '../people/people-drawer.tsx';
import { usePlaceName } from './use-place-name.ts';
import { useWhose } from './whose.ts';

/** The people of the figure that the URL says is open: exactly those it was counted from. */
export function WhosePeople({ pulse }: { pulse: Pulse }) {
  const { whose, close } = useWhose();
  const words = useMetricWords();
  const placeName = usePlaceName();
  const { whole } = usePointName(pulse.span);
  if (!whose) return <PeopleDrawer source={undefined} onClose={close} title="" />;
  const { metric, by, group } = whose;
  const known = [...pulse.changes.map(({ place }) => place), ...pulse.weaknesses].find(
    (one) => one?.dimension === by && one?.group === group,
  );
  const place = by && group && placeName({ dimension: by, group, name: known?.name ?? null });
  const source = metricPeople(metric, {
    ...{ from: pulse.from, to: pulse.to, interval: pulse.span },
    ...(by && group ? { groupBy: by, group } : {}),
  });
  const title = [words(metric).name, place, whole(pulse.from)].filter(Boolean).join(' · ');
  return <PeopleDrawer source={source} onClose={close} title={title} />;
}
