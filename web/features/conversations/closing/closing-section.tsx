import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../live.ts';
import { Button, Callout, Panel, SkeletonRows } from '../../../ui/index.ts';
import { SectionFrame } from '../../settings/section-frame.tsx';
import { ClosingForm } from './closing-form.tsx';
import { closingQuery } from './queries.ts';

/** For how long what is solved opens again, and what is solved by itself. */
export default function ClosingSection() {
  const { t } = useTranslation('closing');
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(closingQuery);
  useLive(['conversation-closing'], () => void client.invalidateQueries(closingQuery));
  return (
    <SectionFrame name="closing">
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!error && !data && (
        <Panel flush>
          <SkeletonRows />
        </Panel>
      )}
      {data && <ClosingForm settings={data} />}
    </SectionFrame>
  );
}
