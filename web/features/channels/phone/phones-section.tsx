import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { call } from '../../../api.ts';
import { useLive } from '../../../live.ts';
import { Button, Callout, ConfirmDialog, EmptyState, Panel, SkeletonRows, toast } from '../../../ui/index.ts';
import { ReasonsPanel } from '../../contact-log/reasons-panel.tsx';
import { useMay } from '../../session/session.ts';
import { SectionFrame } from '../../settings/section-frame.tsx';
import { channelsQuery, type Telephone } from '../queries.ts';
import { PhoneDialog } from './phone-dialog.tsx';
import { type Deed, PhoneRow } from './phone-row.tsx';
import { PhoneSecret } from './phone-secret.tsx';

type Open = { what: 'new' } | { what: Deed; phone: Telephone } | null;

/** Telephones whose calls pop up, and the reasons for which customers call and come. */
export default function PhonesSection() {
  const { t } = useTranslation('channels');
  const mayChange = useMay()('workspace.manage');
  const client = useQueryClient();
  const query = useQuery(channelsQuery);
  const phones = query.data?.items.filter((one) => one.kind === 'phone');
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] });
  useLive(['channels'], () => void refresh());
  const close = () => setOpen(null);

  async function remove({ id, name }: Telephone) {
    await call(channelsApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('phone.removed', { name }) });
  }

  const add = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
      {t('phone.add')}
    </Button>
  );
  return (
    <SectionFrame name="phone" actions={mayChange && phones?.length !== 0 && add}>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!phones && <SkeletonRows rows={1} />}
          {phones?.length === 0 && (
            <EmptyState title={t('phone.empty')} action={mayChange && add}>
              {t('phone.emptyText')}
            </EmptyState>
          )}
          {phones?.map((phone) => (
            <PhoneRow
              key={phone.id}
              phone={phone}
              onDo={mayChange ? (what) => setOpen({ what, phone }) : undefined}
            />
          ))}
        </Panel>
      )}
      <ReasonsPanel mayChange={mayChange} />
      {(open?.what === 'new' || open?.what === 'change') && (
        <PhoneDialog
          phone={open.what === 'change' ? open.phone : undefined}
          onSaved={refresh}
          onClose={close}
        />
      )}
      {open?.what === 'renew' && <PhoneSecret phone={open.phone} onClose={close} />}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && close()}
        title={open?.what === 'remove' && t('phone.removeTitle', { name: open.phone.name })}
        confirmLabel={t('phone.removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.phone)}
      >
        {t('phone.removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}
