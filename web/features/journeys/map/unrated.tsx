import { useTranslation } from 'react-i18next';
import { Popover } from '../../../ui/index.ts';
import styles from './unrated.module.css';
import { useWhyUnrated } from './why-unrated.tsx';

/** Of a stage that nobody rated. Where that comes of the narrowing, it tells so when pointed at, touched or pressed. */
export function Unrated({ stage }: { stage: string }) {
  const { t } = useTranslation('journeys');
  const why = useWhyUnrated();
  const said = t('notRated');
  if (!why) return <span>{said}</span>;
  const trigger = (
    <button type="button" className={styles.unrated}>
      <span className="visually-hidden">{stage}: </span>
      {said}
    </button>
  );
  return (
    <Popover trigger={trigger} align="center" openOnHover>
      <p className={styles.why}>{why}</p>
    </Popover>
  );
}
