import { useTranslation } from 'react-i18next';
import type { SampleState } from '../../../server/features/sample/contract.ts';
import { useFormat } from '../../format.ts';
import { Panel, ProgressBar } from '../../ui/index.ts';
import { Made } from './made.tsx';
import { RemoveButton } from './remove-button.tsx';
import styles from './sample.module.css';
import { secondsLeft } from './sample.ts';

export function Loading({ sample }: { sample: SampleState }) {
  const { t } = useTranslation('sample');
  const format = useFormat();
  const { done, people } = sample;
  return (
    <Panel>
      <div className={styles.progress}>
        <ProgressBar
          label={t('loading')}
          share={people ? done / people : null}
          secondsLeft={secondsLeft(sample)}
          facts={t('people', { done: format.number(done), people: format.number(people) })}
        />
        <Made made={sample.made} />
        <div className={styles.deed}>
          <span className={styles.quiet}>{t('leave')}</span>
          <RemoveButton />
        </div>
      </div>
    </Panel>
  );
}

export function Removing({ sample: { done, people } }: { sample: SampleState }) {
  const { t } = useTranslation('sample');
  return (
    <Panel>
      <div className={styles.progress}>
        <ProgressBar label={t('removing')} share={people ? done / people : null} />
        <p className={styles.quiet}>{t('leave')}</p>
      </div>
    </Panel>
  );
}
