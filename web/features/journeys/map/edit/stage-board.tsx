import { ArrowLeft, ArrowRight, MoreHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { classes, IconButton, Menu, MenuItem, TextInput } from '../../../../ui/index.ts';
import { useStageName } from '../../../catalogue/names.ts';
import { signed } from '../measures.ts';
import type { BoardProps } from './board.ts';
import { type Draft, moveStage, removeStage, renameStage } from './draft.ts';
import styles from './editor.module.css';
import { TypeCards } from './type-cards.tsx';

interface StageProps extends BoardProps {
  now: Draft;
  stage: Draft['stages'][number];
  index: number;
}

/** One stage: its name, how much happens in it and what changes of that, its types. */
export function StageBoard({ now, stage, index, ...board }: StageProps) {
  const { draft, over, onChange } = board;
  return (
    <li className={classes(styles.stage, over === stage.key && styles.over)} data-drop={stage.key}>
      <div className={styles.stageHead}>
        <StageName
          key={stage.name}
          stage={stage}
          index={index}
          onRename={(name) => onChange(renameStage(draft, stage.key, name))}
        />
        <StageMenu stage={stage} index={index} draft={draft} onChange={onChange} />
      </div>
      <Weight now={now} stageKey={stage.key} {...board} />
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
}: Omit<NameProps, 'onRename'> & Pick<BoardProps, 'draft' | 'onChange'>) {
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
