import { useQuery } from '@tanstack/react-query';
import { type Ref, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../../server/features/journeys/map/shapes-contract.ts';
import { LeaveGuard, type Place, Skeleton } from '../../../../ui/index.ts';
import { useTypeName } from '../../../catalogue/names.ts';
import { WaitingForFigures } from '../../../narrowing/waiting-for-figures.tsx';
import type { AskedMap } from '../asked.ts';
import { type Happened, OFF_THE_MAP } from './board.ts';
import { ChangesBar } from './changes-bar.tsx';
import { moveType } from './draft.ts';
import styles from './editor.module.css';
import { journeyUnderQuery } from './queries.ts';
import { StageBoard } from './stage-board.tsx';
import { Tray } from './tray.tsx';
import { type Drafting, useDraft } from './use-draft.ts';
import { useDrag } from './use-drag.ts';

interface EditorProps {
  map: JourneyMap | undefined;
  asked: AskedMap | undefined;
  /** Whether another answer than `map` is on its way. */
  isReading: boolean;
  onDone: () => void;
  ref: Ref<HTMLElement>;
}

/** The map as a board: types are moved between stages, stages named, arranged, added and taken away. */
export function Editor({ map, asked, isReading, onDone, ref }: EditorProps) {
  const { t } = useTranslation('journeys');
  const drafting = useDraft();
  return (
    <section ref={ref} className={styles.editor} aria-label={t('edit.title')} tabIndex={-1}>
      {drafting && map && asked ? (
        <Board map={map} asked={asked} isReading={isReading} drafting={drafting} onDone={onDone} />
      ) : (
        <WaitingForFigures what={t('reading')}>
          <Skeleton height={620} />
        </WaitingForFigures>
      )}
    </section>
  );
}

interface Props {
  map: JourneyMap;
  asked: AskedMap;
  isReading: boolean;
  drafting: Drafting;
  onDone: () => void;
}

function Board({ map, asked, isReading, drafting, onDone }: Props) {
  const [added, setAdded] = useState<string>();
  const { t } = useTranslation('journeys');
  const typeName = useTypeName();
  const { draft, now, change } = drafting;
  const happened = useMemo(() => happenedOf(map), [map]);
  const { data: under, isFetching: isPreviewing } = useQuery(
    journeyUnderQuery(asked.question, drafting.isChanged ? draft : undefined),
  );
  const { dragged, press } = useDrag((name, target) =>
    change(moveType(draft, name, target === OFF_THE_MAP ? null : target)),
  );
  const shared = { draft, happened, over: dragged?.over, onPress: press, onChange: change };
  return (
    <>
      <LeaveGuard isChanged={() => drafting.isChanged} leaves={leavesEditor}>
        {t('edit.leaveText')}
      </LeaveGuard>
      <ChangesBar drafting={drafting} onAdded={setAdded} onDone={onDone} />
      <Tray {...shared} />
      <ol className={styles.board}>
        {draft.stages.map((stage, index) => (
          <StageBoard
            key={stage.key}
            {...shared}
            now={now}
            stage={stage}
            index={index}
            measured={measuredIn(map, stage.key)}
            isReading={drafting.isChanged ? isPreviewing : isReading}
            isAdded={stage.key === added}
            onNamed={() => setAdded(undefined)}
            under={drafting.isChanged && under ? measuredIn(under, stage.key) : undefined}
          />
        ))}
      </ol>
      {dragged && (
        <div className={styles.ghost} style={{ left: dragged.x, top: dragged.y }} aria-hidden="true">
          {typeName(dragged.item)}
        </div>
      )}
    </>
  );
}

const measuredIn = ({ stages }: JourneyMap, key: string) => stages.find((stage) => stage.key === key);

const leavesEditor = (from: Place, to: Place) =>
  from.pathname !== to.pathname || (to.search as { edit?: unknown }).edit !== 'map';

/** What of the catalogue occurs in the map that is shown. */
function happenedOf({ stages, unmapped }: JourneyMap): ReadonlyMap<string, Happened> {
  const all = [...stages.flatMap(({ touchpoints }) => touchpoints), ...unmapped];
  return new Map(all.map(({ type, customers, occurrences }) => [type, { customers, occurrences }]));
}
