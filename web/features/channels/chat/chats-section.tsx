import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../../server/features/channels/contract.ts';
import { call } from '../../../api.ts';
import { useLive } from '../../../live.ts';
import { Button, Callout, ConfirmDialog, EmptyState, Panel, SkeletonRows, toast } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { SectionFrame } from '../../settings/section-frame.tsx';
import { type Chat, channelsQuery } from '../queries.ts';
import { ChatDialog } from './chat-dialog.tsx';
import { ChatRow, type Deed } from './chat-row.tsx';
import { LineDialog } from './line-dialog.tsx';
import { RenewDialog } from './renew-dialog.tsx';

type Open = { what: 'new' } | { what: Deed; chat: Chat } | null;

/** Chats on the company's own pages. */
export default function ChatsSection() {
  const { t } = useTranslation('channels');
  const mayChange = useMay()('workspace.manage');
  const client = useQueryClient();
  const query = useQuery(channelsQuery);
  const chats = query.data?.items.filter((one) => one.kind === 'chat');
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] });
  useLive(['channels'], () => void refresh());
  const close = () => setOpen(null);

  async function remove({ id, name }: Chat) {
    await call(channelsApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('chat.removed', { name }) });
  }

  const add = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
      {t('chat.add')}
    </Button>
  );
  const chosen = open && open.what !== 'new' ? open.chat : undefined;
  return (
    <SectionFrame name="chat" actions={mayChange && chats?.length !== 0 && add}>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!chats && <SkeletonRows rows={2} />}
          {chats?.length === 0 && (
            <EmptyState title={t('chat.empty')} action={mayChange && add}>
              {t('chat.emptyText')}
            </EmptyState>
          )}
          {chats?.map((chat) => (
            <ChatRow
              key={chat.id}
              chat={chat}
              onDo={mayChange ? (what) => setOpen({ what, chat }) : undefined}
            />
          ))}
        </Panel>
      )}
      {(open?.what === 'new' || open?.what === 'change') && (
        <ChatDialog chat={chosen} onSaved={refresh} onClose={close} />
      )}
      {open?.what === 'line' && <LineDialog chat={open.chat} onClose={close} />}
      {open?.what === 'renew' && <RenewDialog chat={open.chat} onSaved={refresh} onClose={close} />}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && close()}
        title={open?.what === 'remove' && t('chat.removeTitle', { name: open.chat.name })}
        confirmLabel={t('chat.removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.chat)}
      >
        {t('chat.removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}
