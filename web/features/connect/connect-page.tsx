import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import { Page, Tabs, useUrlFilters } from '../../ui/index.ts';
import { Arriving } from './arriving.tsx';
import styles from './connect.module.css';
import { KeyStep } from './key-step.tsx';
import { TRACKING } from './queries.ts';
import { RefusedList, useOpenRefused } from './refused-list.tsx';
import { SnippetStep } from './snippet-step.tsx';

/** From nothing to events arriving; and whatever was wrong with them. */
export default function ConnectPage() {
  const { t } = useTranslation('connect');
  const format = useFormat();
  const client = useQueryClient();
  const url = useUrlFilters();
  const open = useOpenRefused();
  /** The key that was just made: the only time it can be shown, so it outlives a look at the other tab. */
  const [key, setKey] = useState<string | null>(null);
  useLive(['tracking'], () => void client.invalidateQueries({ queryKey: TRACKING }));
  return (
    <Page title={t('title')} description={t('text')} width="wide">
      <Tabs
        label={t('title')}
        value={url.one('view') === 'refused' ? 'refused' : 'connect'}
        onChange={(view) => url.set({ view: view === 'refused' ? view : undefined, call: undefined })}
        tabs={[
          { value: 'connect', label: t('tab.connect'), content: <Connect apiKey={key} onMade={setKey} /> },
          {
            value: 'refused',
            label: t('tab.refused'),
            count: open ? format.number(open) : undefined,
            content: <RefusedList />,
          },
        ]}
      />
    </Page>
  );
}

function Connect({ apiKey, onMade }: { apiKey: string | null; onMade: (key: string) => void }) {
  return (
    <div className={styles.columns}>
      <div className={styles.steps}>
        <KeyStep made={apiKey} onMade={onMade} />
        <SnippetStep apiKey={apiKey} />
      </div>
      <Arriving />
    </div>
  );
}
