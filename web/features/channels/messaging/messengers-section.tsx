import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { isProvider } from '../../../../server/features/channels/messaging/shapes-contract.ts';
import { call } from '../../../api.ts';
import { useLive } from '../../../live.ts';
import { Button, Callout, ConfirmDialog, EmptyState, Panel, SkeletonRows, toast } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { SectionFrame } from '../../settings/section-frame.tsx';
import { channelsQuery } from '../queries.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { MessengerDialog } from './messenger-dialog.tsx';
import { type Deed, MessengerRow } from './messenger-row.tsx';
import type { Messenger } from './queries.ts';

type Open = { what: 'new' } | { what: Deed; messenger: Messenger } | null;

/** Accounts at messengers, and whose public comments are taken. */
export default function MessengersSection() {
  const { t } = useTranslation('channels');
  const mayChange = useMay()('workspace.manage');
  const client = useQueryClient();
  const query = useQuery(channelsQuery);
  const messengers = query.data?.items.filter((one): one is Messenger => isProvider(one.kind));
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] });
  useLive(['channels'], () => void refresh());
  const close = () => setOpen(null);

  async function remove({ id, name }: Messenger) {
    await call(channelsApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('messaging.removed', { name }) });
  }

  const add = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
      {t('messaging.add')}
    </Button>
  );
  const chosen = open && open.what !== 'new' ? open.messenger : undefined;
  return (
    <SectionFrame name="messaging" actions={mayChange && messengers?.length !== 0 && add}>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!messengers && <SkeletonRows rows={2} />}
          {messengers?.length === 0 && (
            <EmptyState title={t('messaging.empty')} action={mayChange && add}>
              {t('messaging.emptyText')}
            </EmptyState>
          )}
          {messengers?.map((messenger) => (
            <MessengerRow
              key={messenger.id}
              messenger={messenger}
              onDo={mayChange ? (what) => setOpen({ what, messenger }) : undefined}
            />
          ))}
        </Panel>
      )}
      {(open?.what === 'new' || open?.what === 'change') && (
        <MessengerDialog
          messenger={chosen}
          onSaved={refresh}
          onAdded={(messenger) => setOpen({ what: 'connect', messenger })}
          onClose={close}
        />
      )}
      {open?.what === 'connect' && (
        <ConnectDialog messenger={open.messenger} onConnected={refresh} onClose={close} />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && close()}
        title={chosen && t('messaging.removeTitle', { name: chosen.name })}
        confirmLabel={t('messaging.removeSubmit')}
        look="danger"
        onConfirm={() => chosen && remove(chosen)}
      >
        {t('messaging.removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}
