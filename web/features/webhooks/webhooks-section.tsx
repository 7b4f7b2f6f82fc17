import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webhooksApi } from '../../../server/features/webhooks/contract.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  Callout,
  ConfirmDialog,
  EmptyState,
  Panel,
  SkeletonRows,
  toast,
  toastProblem,
  useUrlFilters,
} from '../../ui/index.ts';
import { SectionFrame } from '../settings/section-frame.tsx';
import settings from '../settings/settings.module.css';
import { DeliveriesDrawer } from './deliveries-drawer.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { EndpointRow } from './endpoint-row.tsx';
import { type Endpoint, WEBHOOKS_KEY, webhooksQuery } from './queries.ts';
import { RenewSecretDialog } from './renew-secret-dialog.tsx';
import styles from './webhooks.module.css';

export type Deed = 'change' | 'renew' | 'remove';
type Open = { what: 'new' } | { what: Deed; endpoint: Endpoint } | null;

/** The programs that hear what happens here. */
export default function WebhooksSection() {
  const { t } = useTranslation('webhooks');
  const client = useQueryClient();
  const url = useUrlFilters();
  const query = useQuery(webhooksQuery);
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: WEBHOOKS_KEY });
  useLive(['webhooks'], () => void refresh());
  const endpoints = query.data?.items;
  const shown = endpoints?.find(({ id }) => id === url.one('endpoint'));
  const close = () => setOpen(null);

  async function turn(endpoint: Endpoint, enabled: boolean) {
    await call(webhooksApi.change, { params: { id: endpoint.id }, body: { enabled } }).catch(toastProblem);
    await refresh();
  }

  async function remove({ id }: Endpoint) {
    await call(webhooksApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('removed') });
  }

  const add = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
      {t('add')}
    </Button>
  );
  return (
    <SectionFrame name="webhooks" actions={endpoints?.length !== 0 && add}>
      <div className={settings.stack}>
        {endpoints?.map((one) => (
          <TurnedOff key={one.id} endpoint={one} onTurnOn={() => void turn(one, true)} />
        ))}
        {query.error && (
          <Callout
            problem={query.error}
            action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
          />
        )}
        {!query.error && (
          <Panel flush>
            {!endpoints && <SkeletonRows rows={3} />}
            {endpoints?.length === 0 && (
              <EmptyState title={t('empty')} action={add}>
                {t('emptyText')}
              </EmptyState>
            )}
            {endpoints?.map((one) => (
              <EndpointRow
                key={one.id}
                endpoint={one}
                onShow={() => url.set({ endpoint: one.id })}
                onDo={(what) => setOpen({ what, endpoint: one })}
                onTurn={(on) => void turn(one, on)}
              />
            ))}
          </Panel>
        )}
      </div>
      {(open?.what === 'new' || open?.what === 'change') && (
        <EndpointDialog
          endpoint={open.what === 'change' ? open.endpoint : undefined}
          onSaved={refresh}
          onClose={close}
        />
      )}
      {open?.what === 'renew' && (
        <RenewSecretDialog endpoint={open.endpoint} onSaved={refresh} onClose={close} />
      )}
      {shown && <DeliveriesDrawer endpoint={shown} onClose={() => url.clear('endpoint', 'state')} />}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && close()}
        title={open?.what === 'remove' && t('removeTitle', { url: open.endpoint.url })}
        confirmLabel={t('remove')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.endpoint)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}

/** What Jornada turned off by itself must not be missed; what a member did, they know. */
function TurnedOff({ endpoint, onTurnOn }: { endpoint: Endpoint; onTurnOn: () => void }) {
  const { t } = useTranslation('webhooks');
  const { url, disabledBy } = endpoint;
  if (disabledBy === null || disabledBy === 'member') return null;
  return (
    <Callout
      kind="problem"
      title={<span className={styles.url}>{t('offTitle', { url })}</span>}
      action={<Button onClick={onTurnOn}>{t('turnOn')}</Button>}
    >
      {t(`offBy.${disabledBy}`)}
    </Callout>
  );
}
