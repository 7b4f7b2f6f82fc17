import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { TextLink } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import styles from './map-view.module.css';

const NAMED = 4;

/** What happened and is on no stage, so that nobody believes the map to be whole. */
export function Unmapped({ map }: { map: JourneyMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const typeName = useTypeName();
  const { unmapped } = map;
  const named = unmapped.slice(0, NAMED).map(({ type }) => typeName(type));
  const rest = unmapped.length - named.length;
  const names = rest > 0 ? [...named, t('others', { count: rest })] : named;
  return (
    <p className={styles.unmapped}>
      {t('unmapped', { count: unmapped.length, names: format.list(names) })}{' '}
      <TextLink to="/journey" search={(before) => ({ ...before, edit: 'map' })}>
        {t('unmappedPlace')}
      </TextLink>
    </p>
  );
}
