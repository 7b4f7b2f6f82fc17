import { GripVertical, MoreHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { IconButton, Menu, MenuCheck, MenuItem, MenuSeparator } from '../../../../ui/index.ts';
import { useStageName, useTypeName } from '../../../catalogue/names.ts';
import { TypeTitle } from '../type-title.tsx';
import type { BoardProps } from './board.ts';
import { type Draft, markTruth, moveType } from './draft.ts';
import styles from './editor.module.css';

/** One type: dragged by its grip, moved and marked by its menu. */
export function TypeCard({ type, ...board }: BoardProps & { type: Draft['types'][number] }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const typeName = useTypeName();
  const customers = board.happened.get(type.name)?.customers;
  const name = typeName(type.name);
  return (
    <li className={styles.card}>
      <span className={styles.grip} onPointerDown={(event) => board.onPress(type.name, event)}>
        <GripVertical size={14} aria-hidden />
        <span className={styles.cardName}>
          <TypeTitle type={type.name} truth={type.momentOfTruth ?? false} />
          {customers !== undefined && (
            <span className={styles.customers}>
              {format.number(customers)}
              <span className="visually-hidden"> {t('customers', { count: customers })}</span>
            </span>
          )}
        </span>
      </span>
      <TypeMenu type={type} name={name} draft={board.draft} onChange={board.onChange} />
    </li>
  );
}

interface MenuProps extends Pick<BoardProps, 'draft' | 'onChange'> {
  type: Draft['types'][number];
  name: string;
}

function TypeMenu({ type, name, draft, onChange }: MenuProps) {
  const { t } = useTranslation('journeys');
  const stageName = useStageName();
  const isTruth = type.momentOfTruth ?? false;
  return (
    <Menu
      trigger={
        <IconButton size="s" label={t('edit.typeMenu', { name })} icon={<MoreHorizontal size={16} />} />
      }
    >
      {draft.stages
        .filter(({ key }) => key !== type.stage)
        .map((stage) => (
          <MenuItem key={stage.key} onClick={() => onChange(moveType(draft, type.name, stage.key))}>
            {t('edit.moveTo', { stage: stageName(stage) })}
          </MenuItem>
        ))}
      {type.stage && (
        <MenuItem onClick={() => onChange(moveType(draft, type.name, null))}>{t('edit.takeOff')}</MenuItem>
      )}
      <MenuSeparator />
      <MenuCheck checked={isTruth} onChange={(on) => onChange(markTruth(draft, type.name, on))}>
        {t('truth')}
      </MenuCheck>
    </Menu>
  );
}
