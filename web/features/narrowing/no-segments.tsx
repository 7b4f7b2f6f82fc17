import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './controls.module.css';

/** Where a segment could be chosen and none has been made: what one is, and where to make it. */
export function NoSegments() {
  const { t } = useTranslation('narrowing');
  const mayMake = useMay()('journeys.write');
  return (
    <p className={styles.none}>
      {t('narrow.noSegments')} {mayMake && <TextLink to="/segments">{t('narrow.makeSegment')}</TextLink>}
    </p>
  );
}
