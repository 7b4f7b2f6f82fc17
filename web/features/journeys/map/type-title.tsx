import { useTranslation } from 'react-i18next';
import { useTypeName } from '../../catalogue/names.ts';
import { TruthMark } from '../../catalogue/truth-mark.tsx';
import styles from './type-title.module.css';

/** A type's name, and the mark of a moment of truth that never stands on a line alone. */
export function TypeTitle({ type, truth }: { type: string; truth: boolean }) {
  const { t } = useTranslation('journeys');
  const name = useTypeName()(type);
  if (!truth) return name;
  const lastWord = name.lastIndexOf(' ') + 1;
  return (
    <>
      {name.slice(0, lastWord)}
      <span className={styles.together}>
        {name.slice(lastWord)} <TruthMark />
      </span>
      <span className="visually-hidden">{t('truth')}</span>
    </>
  );
}
