import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../server/features/channels/contract.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';
import { Button, Callout, ConfirmDialog, EmptyState, Panel, SkeletonRows, toast } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { SectionFrame } from '../settings/section-frame.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { AccountRow } from './account-row.tsx';
import { AsideLine } from './aside-line.tsx';
import { type Account, channelsQuery } from './queries.ts';
import { useSignInReturn } from './sign-in.ts';

type Open = { what: 'new' } | { what: 'change' | 'remove'; account: Account } | null;

/** The addresses at which customers write to us. */
export default function ChannelsSection() {
  const { t } = useTranslation('channels');
  const mayChange = useMay()('workspace.manage');
  const client = useQueryClient();
  const query = useQuery(channelsQuery);
  const accounts = query.data?.items.filter((one) => one.kind === 'email');
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] });
  useSignInReturn();
  useLive(['channels'], () => void refresh());

  async function remove({ id, address }: Account) {
    await call(channelsApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('removed', { address }) });
  }

  const add = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
      {t('add')}
    </Button>
  );
  return (
    <SectionFrame name="channels" actions={mayChange && accounts?.length !== 0 && add}>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!query.data && <SkeletonRows rows={3} />}
          {accounts?.length === 0 && (
            <EmptyState title={t('empty')} action={mayChange && add}>
              {t('emptyText')}
            </EmptyState>
          )}
          {accounts?.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              onChange={mayChange ? () => setOpen({ what: 'change', account }) : undefined}
              onRemove={mayChange ? () => setOpen({ what: 'remove', account }) : undefined}
            />
          ))}
        </Panel>
      )}
      {mayChange && <AsideLine />}
      {(open?.what === 'new' || open?.what === 'change') && (
        <AccountDialog
          account={open.what === 'change' ? open.account : undefined}
          door={query.data?.door ?? null}
          onSaved={refresh}
          onClose={() => setOpen(null)}
        />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open?.what === 'remove' && t('removeTitle', { address: open.account.address })}
        confirmLabel={t('removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.account)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}
