import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../../server/features/journeys/contract.ts';
import { Skeleton } from '../../../../ui/index.ts';
import { useTypeName } from '../../../catalogue/names.ts';
import { WaitingForFigures } from '../../../narrowing/waiting-for-figures.tsx';
import { type Happened, OFF_THE_MAP } from './board.ts';
import { ChangesBar } from './changes-bar.tsx';
import { moveType } from './draft.ts';
import styles from './editor.module.css';
import { StageBoard } from './stage-board.tsx';
import { Tray } from './tray.tsx';
import { type Drafting, useDraft } from './use-draft.ts';
import { useDrag } from './use-drag.ts';

interface EditorProps {
  map: JourneyMap | undefined;
  onDone: () => void;
  ref: Ref<HTMLElement>;
}

/** The map as a board: types are moved between stages, stages named, arranged, added and taken away. */
export function Editor({ map, onDone, ref }: EditorProps) {
  const { t } = useTranslation('journeys');
  const drafting = useDraft();
  return (
    <section ref={ref} className={styles.editor} aria-label={t('edit.title')} tabIndex={-1}>
      {drafting && map ? (
        <Board map={map} drafting={drafting} onDone={onDone} />
      ) : (
        <WaitingForFigures what={t('reading')}>
          <Skeleton height={620} />
        </WaitingForFigures>
      )}
    </section>
  );
}

function Board({ map, drafting, onDone }: { map: JourneyMap; drafting: Drafting; onDone: () => void }) {
  const typeName = useTypeName();
  const { draft, now, change } = drafting;
  const happened = useMemo(() => happenedOf(map), [map]);
  const { dragged, press } = useDrag((name, target) =>
    change(moveType(draft, name, target === OFF_THE_MAP ? null : target)),
  );
  const shared = { draft, happened, over: dragged?.over, onPress: press, onChange: change };
  return (
    <>
      <ChangesBar drafting={drafting} onDone={onDone} />
      <Tray {...shared} />
      <ol className={styles.board}>
        {draft.stages.map((stage, index) => (
          <StageBoard key={stage.key} {...shared} now={now} stage={stage} index={index} />
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

/** What of the catalogue occurs in the map that is shown. */
function happenedOf({ stages, unmapped }: JourneyMap): ReadonlyMap<string, Happened> {
  const all = [...stages.flatMap(({ touchpoints }) => touchpoints), ...unmapped];
  return new Map(all.map(({ type, customers, occurrences }) => [type, { customers, occurrences }]));
}
