import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { storesApi } from '../../../../server/features/channels/store/contract.ts';
import { call } from '../../../api.ts';
import { useLive } from '../../../live.ts';
import { Button, Callout, ConfirmDialog, EmptyState, Panel, SkeletonRows, toast } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { SectionFrame } from '../../settings/section-frame.tsx';
import { channelsQuery, type Shop } from '../queries.ts';
import { StoreDialog } from './store-dialog.tsx';
import { type Deed, StoreRow } from './store-row.tsx';

type Open = { what: 'new' } | { what: Deed; store: Shop } | null;

/** Shops, each with a QR code on which customers ask and say how it was. */
export default function StoresSection() {
  const { t } = useTranslation('channels');
  const mayChange = useMay()('workspace.manage');
  const client = useQueryClient();
  const query = useQuery(channelsQuery);
  const stores = query.data?.items.filter((one) => one.kind === 'store');
  const [open, setOpen] = useState<Open>(null);
  const refresh = () =>
    Promise.all(['channels', 'stores'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  useLive(['channels'], () => void refresh());
  const close = () => setOpen(null);

  async function remove({ id, name }: Shop) {
    await call(channelsApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('store.removed', { name }) });
  }

  async function renew({ id, name }: Shop) {
    await call(storesApi.renewCode, { params: { id } });
    await refresh();
    toast({ title: t('store.renewed', { name }) });
  }

  const add = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
      {t('store.add')}
    </Button>
  );
  const asked = open?.what === 'renew' || open?.what === 'remove' ? open : null;
  return (
    <SectionFrame name="store" actions={mayChange && stores?.length !== 0 && add}>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!stores && <SkeletonRows rows={1} />}
          {stores?.length === 0 && (
            <EmptyState title={t('store.empty')} action={mayChange && add}>
              {t('store.emptyText')}
            </EmptyState>
          )}
          {stores?.map((store) => (
            <StoreRow
              key={store.id}
              store={store}
              onDo={mayChange ? (what) => setOpen({ what, store }) : undefined}
            />
          ))}
        </Panel>
      )}
      {(open?.what === 'new' || open?.what === 'change') && (
        <StoreDialog
          store={open.what === 'change' ? open.store : undefined}
          onSaved={refresh}
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(next) => !next && close()}
        title={
          asked &&
          t(asked.what === 'renew' ? 'store.renewTitle' : 'store.removeTitle', { name: asked.store.name })
        }
        confirmLabel={t(asked?.what === 'renew' ? 'store.renew' : 'store.removeSubmit')}
        look="danger"
        onConfirm={() => asked && (asked.what === 'renew' ? renew(asked.store) : remove(asked.store))}
      >
        {t(asked?.what === 'renew' ? 'store.renewText' : 'store.removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}
