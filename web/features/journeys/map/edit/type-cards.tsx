import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Button } from '../../../../ui/index.ts';
import type { BoardProps } from './board.ts';
import styles from './editor.module.css';
import { TypeCard } from './type-card.tsx';

/** The types of a stage, the most customers first; those that did not happen in this period wait behind a button. */
export function TypeCards({ stage, ...board }: BoardProps & { stage: string | null }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { draft, happened } = board;
  const types = draft.types
    .filter((type) => (type.stage ?? null) === stage)
    .sort((one, other) => people(other.name) - people(one.name));
  const shown = all ? types : types.filter(({ name }) => happened.has(name));
  const hidden = types.length - shown.length;

  function people(name: string): number {
    return happened.get(name)?.customers ?? 0;
  }

  return (
    <>
      <ul className={styles.cards}>
        {shown.map((type) => (
          <TypeCard key={type.name} type={type} {...board} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button look="quiet" size="s" className={styles.idle} onClick={() => setAll(true)}>
          {t('edit.idle', { count: hidden, shown: format.number(hidden) })}
        </Button>
      )}
    </>
  );
}
