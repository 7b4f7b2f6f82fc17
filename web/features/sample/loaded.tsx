import { useTranslation } from 'react-i18next';
import type { SampleState } from '../../../server/features/sample/contract.ts';
import { ButtonLink, LineDrawing, Panel } from '../../ui/index.ts';
import { Made } from './made.tsx';
import { RemoveButton } from './remove-button.tsx';
import styles from './sample.module.css';

/** It is here: where to look, and how to be rid of it. */
export function Loaded({ sample: { made } }: { sample: SampleState }) {
  const { t } = useTranslation('sample');
  return (
    <Panel>
      <div className={styles.about}>
        <LineDrawing motif="journey" />
        <h2 className={styles.name}>{t('loaded.title')}</h2>
        <p>{t('loaded.text')}</p>
        <Made made={made} />
        <div className={styles.deed}>
          <ButtonLink look="primary" to="/customers" search={{ rating: '2' }}>
            {t('loaded.low')}
          </ButtonLink>
          <ButtonLink to="/inbox">{t('loaded.inbox')}</ButtonLink>
          <ButtonLink to="/customers">{t('loaded.everyone')}</ButtonLink>
          <RemoveButton look="quiet" />
        </div>
      </div>
    </Panel>
  );
}
