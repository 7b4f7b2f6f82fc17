import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { Button, Callout, Panel, SkeletonRows } from '../../ui/index.ts';
import { SectionFrame } from '../settings/section-frame.tsx';
import { CsatFigures } from './csat-figures.tsx';
import { CsatForm } from './csat-form.tsx';
import { csatQuery } from './queries.ts';
import styles from './surveys.module.css';

/** When customers are asked how it went, and in which words. */
export default function CsatSection() {
  const { t } = useTranslation('surveys');
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(csatQuery);
  useLive(['csat'], () => void client.invalidateQueries({ queryKey: ['csat'] }));
  return (
    <SectionFrame name="csat">
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!error && !data && (
        <Panel flush>
          <SkeletonRows />
        </Panel>
      )}
      {data && (
        <div className={styles.parts}>
          <CsatFigures />
          <CsatForm settings={data} />
        </div>
      )}
    </SectionFrame>
  );
}
