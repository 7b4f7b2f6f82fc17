import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { recalled, remember } from '../../remembered.ts';
import {
  Button,
  ButtonLink,
  Callout,
  EmptyState,
  Page,
  Panel,
  QrCode,
  Select,
  Skeleton,
} from '../../ui/index.ts';
import type { Shop } from '../channels/queries.ts';
import { DayList } from '../contact-log/day-list.tsx';
import { emptyDraft } from '../contact-log/draft.ts';
import { LogForm } from '../contact-log/log-form.tsx';
import { useLogging } from '../contact-log/use-logging.ts';
import { useMay } from '../session/session.ts';
import { pageOf, storesQuery } from './queries.ts';
import styles from './store.module.css';

/** On a tablet at the counter: visits are written down, and customers scan. */
export default function CounterPage() {
  const { t } = useTranslation('contacts');
  const client = useQueryClient();
  const mayManage = useMay()('workspace.manage');
  const { data, error, refetch } = useQuery(storesQuery);
  useLive(['channels'], () => void client.invalidateQueries({ queryKey: ['stores'] }));
  useLive(['contact-log'], () => void client.invalidateQueries({ queryKey: ['contact-log'] }));
  const [chosen, choose] = useChosenStore();
  const stores = data?.items ?? [];
  const store = stores.find(({ id }) => id === chosen) ?? stores[0];
  return (
    <Page
      title={t('counter.title')}
      description={t('counter.about')}
      actions={
        stores.length > 1 && (
          <Select
            aria-label={t('counter.which')}
            value={store!.id}
            options={stores.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={choose}
          />
        )
      }
    >
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!data && !error && <Skeleton height={320} />}
      {data && !store && (
        <Panel>
          <EmptyState
            title={t('counter.empty')}
            action={
              mayManage && (
                <ButtonLink look="primary" to="/settings/$section" params={{ section: 'store' }}>
                  {t('counter.add')}
                </ButtonLink>
              )
            }
          >
            {t('counter.emptyText')} {!mayManage && t('counter.whoAdds')}
          </EmptyState>
        </Panel>
      )}
      {store && <Counter key={store.id} store={store} />}
    </Page>
  );
}

function Counter({ store }: { store: Shop }) {
  const mayWrite = useMay()('conversations.write');
  const logging = useLogging(() => emptyDraft('store'), store.id);
  return (
    <div className={styles.columns}>
      {mayWrite && (
        <Panel>
          <LogForm logging={logging} isCounter />
        </Panel>
      )}
      <div className={styles.side}>
        <Code store={store} />
        <DayList />
      </div>
    </div>
  );
}

function Code({ store }: { store: Shop }) {
  const { t } = useTranslation('contacts');
  const address = pageOf(store);
  return (
    <Panel>
      <div className={styles.code}>
        <QrCode text={address} label={t('counter.code', { name: store.name })} />
        <div className={styles.about}>
          <h2>{store.name}</h2>
          <p>
            {t(store.asks && store.rates ? 'counter.both' : store.asks ? 'counter.asks' : 'counter.rates')}
          </p>
          <a href={address} target="_blank" rel="noreferrer">
            {address.replace(/^https?:\/\//, '')}
          </a>
          <ButtonLink
            size="s"
            icon={<Printer size={16} />}
            to="/service/poster/$id"
            params={{ id: store.id }}
          >
            {t('counter.poster')}
          </ButtonLink>
        </div>
      </div>
    </Panel>
  );
}

const STORE_KEY = 'jornada.counter.store';

/** A tablet stands in one shop, and stays there. */
function useChosenStore(): [string | null, (id: string) => void] {
  const [id, setId] = useState(() => recalled(STORE_KEY));
  const choose = (next: string) => {
    setId(next);
    remember(STORE_KEY, next);
  };
  return [id, choose];
}
