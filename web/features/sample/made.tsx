import { useTranslation } from 'react-i18next';
import type { SampleState } from '../../../server/features/sample/contract.ts';
import { useFormat } from '../../format.ts';
import { Stat } from '../../ui/index.ts';
import styles from './sample.module.css';

const SHOWN = ['customers', 'orders', 'conversations', 'responses', 'touchpoints'] as const;

/** How much of it there is. */
export function Made({ made }: { made: SampleState['made'] }) {
  const { t } = useTranslation('sample');
  const format = useFormat();
  return (
    <div className={styles.made}>
      {SHOWN.map((kind) => (
        <Stat key={kind} label={t(`made.${kind}`)} value={format.number(made[kind])} />
      ))}
    </div>
  );
}
