import { useTranslation } from 'react-i18next';
import { Button, Callout, LineDrawing, Panel } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './sample.module.css';
import { useSampleDeeds } from './sample.ts';

/** What it is, and the button. What is hidden in it is not given away. */
export function About() {
  const { t } = useTranslation('sample');
  const may = useMay();
  const { load } = useSampleDeeds();
  return (
    <Panel>
      <div className={styles.about}>
        <LineDrawing motif="journey" />
        <h2 className={styles.name}>Casa Luma</h2>
        <p>{t('about.shop')}</p>
        <p>{t('about.hidden')}</p>
        <p className={styles.quiet}>{t('about.safe')}</p>
        {load.error && <Callout problem={load.error} />}
        {may('imports.write') ? (
          <div className={styles.deed}>
            <Button look="primary" busy={load.isPending} onClick={() => load.mutate()}>
              {t('load')}
            </Button>
            <span className={styles.quiet}>{t('time')}</span>
          </div>
        ) : (
          <p className={styles.quiet}>{t('mayNot')}</p>
        )}
      </div>
    </Panel>
  );
}
