import { useTranslation } from 'react-i18next';
import { Button, useUrlFilters } from '../../../ui/index.ts';
import styles from '../metric.module.css';
import type { Behind } from './use-behind.ts';

/** Whether the conversations of a figure are shown or the people of them. */
export function BehindChoice({ behinds, behind }: { behinds: readonly Behind[]; behind: Behind }) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  if (behinds.length < 2) return null;
  return (
    <fieldset className={styles.toggle} aria-label={t('behind.label')}>
      {behinds.map((one) => (
        <Button
          key={one}
          size="s"
          look="quiet"
          aria-pressed={one === behind}
          onClick={() => url.set({ behind: one === behinds[0] ? undefined : one })}
        >
          {t(`behind.${one}`)}
        </Button>
      ))}
    </fieldset>
  );
}
