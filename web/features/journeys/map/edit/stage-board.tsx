import { ArrowLeft, ArrowRight, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageOfMap } from '../../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../../format.ts';
import { classes, IconButton, Menu, MenuItem, TextInput } from '../../../../ui/index.ts';
import { useStageName } from '../../../catalogue/names.ts';
import { signed } from '../measures.ts';
import type { BoardProps } from './board.ts';
import { type Draft, moveStage, removeStage, renameStage } from './draft.ts';
import styles from './editor.module.css';
import { StageFigures } from './stage-figures.tsx';
import { TypeCards } from './type-cards.tsx';

interface StageProps extends BoardProps {
  now: Draft;
  stage: Draft['stages'][number];
  index: number;
  /** As it is measured now; undefined for a stage that is new. */
  measured: StageOfMap | undefined;
  /** As it would be under the draft; undefined while nothing is changed, or while that is read. */
  under: StageOfMap | undefined;
  /** Whether the map is read anew: figures are those before. */
  isReading: boolean;
  /** Whether it was added a moment ago, and has no name of its own yet. */
  isAdded: boolean;
  onNamed: () => void;
}

/** One stage: its name, how much happens in it and what changes of that, its types. */
export function StageBoard(props: StageProps) {
  const { now, stage, index, measured, under, isReading, isAdded, onNamed, ...board } = props;
  const { draft, over, onChange } = board;
  const head = useRef<HTMLDivElement>(null);
  const goToName = () => head.current?.querySelector('input')?.select();
  // What was added has a name to be given: it is where one goes on.
  useEffect(() => {
    if (!isAdded) return;
    head.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    goToName();
    onNamed();
  });
  return (
    <li className={classes(styles.stage, over === stage.key && styles.over)} data-drop={stage.key}>
      <div ref={head} className={styles.stageHead}>
        <StageName
          key={stage.name}
          stage={stage}
          index={index}
          onRename={(name) => onChange(renameStage(draft, stage.key, name))}
        />
        <StageMenu
          stage={stage}
          index={index}
          draft={draft}
          onChange={onChange}
          onRename={() => setTimeout(goToName)}
        />
      </div>
      <Weight now={now} stageKey={stage.key} {...board} />
      <StageFigures measured={measured} under={under} isReading={isReading} />
      <TypeCards stage={stage.key} {...board} />
    </li>
  );
}

interface NameProps {
  stage: Draft['stages'][number];
  index: number;
  onRename: (name: string) => void;
}

/** A default name that is only translated stays the default. */
function StageName({ stage, index, onRename }: NameProps) {
  const { t } = useTranslation('journeys');
  const shown = useStageName()(stage);
  const [name, setName] = useState(shown);
  function settle() {
    const given = name.trim();
    if (given === '') setName(shown);
    else if (given !== shown) onRename(given);
  }
  return (
    <TextInput
      className={styles.name}
      value={name}
      maxLength={60}
      aria-label={t('edit.stageName', { place: index + 1 })}
      onChange={setName}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function StageMenu({
  stage,
  index,
  draft,
  onChange,
  onRename,
}: Omit<NameProps, 'onRename'> & Pick<BoardProps, 'draft' | 'onChange'> & { onRename: () => void }) {
  const { t } = useTranslation('journeys');
  const name = useStageName()(stage);
  return (
    <Menu
      trigger={
        <IconButton
          size="s"
          label={t('edit.stageMenu', { stage: name })}
          icon={<MoreHorizontal size={16} />}
        />
      }
    >
      <MenuItem icon={<Pencil size={16} />} onClick={onRename}>
        {t('edit.renameStage')}
      </MenuItem>
      <MenuItem
        icon={<ArrowLeft size={16} />}
        disabled={index === 0}
        onClick={() => onChange(moveStage(draft, stage.key, -1))}
      >
        {t('edit.earlier')}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight size={16} />}
        disabled={index === draft.stages.length - 1}
        onClick={() => onChange(moveStage(draft, stage.key, 1))}
      >
        {t('edit.later')}
      </MenuItem>
      <MenuItem
        icon={<Trash2 size={16} />}
        look="danger"
        disabled={draft.stages.length === 1}
        onClick={() => onChange(removeStage(draft, stage.key))}
      >
        {t('edit.removeStage')}
      </MenuItem>
    </Menu>
  );
}

/** How many touchpoints the stage would hold, and how many that is more or fewer. */
function Weight({
  now,
  stageKey,
  draft,
  happened,
}: { now: Draft; stageKey: string } & Pick<BoardProps, 'draft' | 'happened'>) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const weight = (of: Draft) =>
    of.types
      .filter(({ stage }) => stage === stageKey)
      .reduce((sum, { name }) => sum + (happened.get(name)?.occurrences ?? 0), 0);
  const [then, before] = [weight(draft), weight(now)];
  return (
    <p className={styles.weight}>
      {t('edit.touchpoints', { count: then, shown: format.number(then) })}
      {then !== before && <strong> {signed(then - before, format, 0)}</strong>}
    </p>
  );
}
