import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import type { Kind } from './writing.ts';

interface KindsProps {
  kind: Kind;
  /** Whether something of that kind is begun. */
  isBegun: (kind: Kind) => boolean;
  onChoose: (kind: Kind) => void;
}

/** To the customer, or among ourselves. */
export function Kinds({ kind, isBegun, onChoose }: KindsProps) {
  const { t } = useTranslation('conversations');
  return (
    <div className={styles.kinds}>
      {(['reply', 'note'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={styles.kind}
          aria-pressed={one === kind}
          title={one !== kind && isBegun(one) ? t('draft.begun') : undefined}
          onClick={() => onChoose(one)}
        >
          {t(one)}
          {one !== kind && isBegun(one) && <span className={styles.begun} aria-hidden />}
        </button>
      ))}
    </div>
  );
}
