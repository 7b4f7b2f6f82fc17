import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { Drawer } from '../../../ui/index.ts';
import { useStageName, useTypeName } from '../../catalogue/names.ts';
import type { AskedMap } from './asked.ts';
import { Differences } from './differences.tsx';
import { type Opened, useOpened } from './evidence-url.ts';
import { Figures } from './figures.tsx';
import { People } from './people.tsx';
import { StageNext } from './stage-next.tsx';
import { useWhere } from './where.ts';

/** What is behind anything of the map: first its figures, then the people of one of them. */
export function Evidence({ map, asked }: { map: JourneyMap; asked: AskedMap }) {
  const { opened, close } = useOpened();
  const title = useTitle(map, opened);
  const where = useWhere(map, opened);
  return (
    <Drawer
      open={opened !== undefined}
      onOpenChange={(open) => open || close()}
      title={title}
      description={where}
    >
      {opened && <Content title={title} map={map} asked={asked} opened={opened} />}
    </Drawer>
  );
}

function useTitle(map: JourneyMap, opened: Opened | undefined): string {
  const { t } = useTranslation('journeys');
  const typeName = useTypeName();
  const stageName = useStageName();
  const stage = map.stages.find(({ key }) => key === opened?.stage);
  if (opened?.type) return typeName(opened.type);
  return stage ? stageName(stage) : t('everybody');
}

interface ContentProps {
  title: string;
  map: JourneyMap;
  asked: AskedMap;
  opened: Opened;
}

function Content({ title, map, asked, opened }: ContentProps) {
  const { t } = useTranslation('journeys');
  const stage = map.stages.find(({ key }) => key === opened.stage);
  const touchpoint = opened.type
    ? map.stages.flatMap(({ touchpoints }) => touchpoints).find(({ type }) => type === opened.type)
    : undefined;
  if (opened.part) return <People of={title} asked={asked} opened={{ ...opened, part: opened.part }} />;
  if (opened.type && !touchpoint) return <p>{t('notInMap')}</p>;
  const of = touchpoint ?? stage;
  if (!of) return <p>{t('notInMap')}</p>;
  return (
    <>
      <Figures map={map} asked={asked} of={of} opened={opened} />
      {touchpoint && <Differences type={touchpoint.type} asked={asked} />}
      {!touchpoint && stage && stage.next.length > 0 && <StageNext map={map} stage={stage} />}
    </>
  );
}
