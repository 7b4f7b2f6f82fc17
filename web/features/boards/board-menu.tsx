import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardsApi } from '../../../server/features/boards/contract.ts';
import { call } from '../../api.ts';
import { ConfirmDialog, IconButton, Menu, MenuItem, toast } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { NameDialog } from '../settings/name-dialog.tsx';
import { REMOVING } from './queries.ts';

interface BoardMenuProps {
  board: { id: string; name: string; cards: number };
  /** Leads away from its page. */
  onRemoved?: () => Promise<void>;
}

/** What can be done with a board as a whole. */
export function BoardMenu({ board, onRemoved }: BoardMenuProps) {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const may = useMay()('journeys.write');
  const [open, setOpen] = useState<'rename' | 'remove'>();
  const again = () => client.invalidateQueries({ queryKey: ['boards'] });
  const params = { id: board.id };
  const remove = useMutation({
    mutationKey: REMOVING,
    async mutationFn() {
      await call(boardsApi.remove, { params });
      await onRemoved?.();
      client.removeQueries({ queryKey: ['boards', board.id] });
      await again();
      toast({ title: t('remove.done', { name: board.name }) });
    },
  });
  if (!may) return null;

  return (
    <>
      <Menu
        trigger={
          <IconButton size="s" label={t('menu', { name: board.name })} icon={<MoreHorizontal size={16} />} />
        }
      >
        <MenuItem icon={<Pencil size={16} />} onClick={() => setOpen('rename')}>
          {t('rename.open')}
        </MenuItem>
        <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => setOpen('remove')}>
          {t('remove.open')}
        </MenuItem>
      </Menu>
      {open === 'rename' && (
        <NameDialog
          title={t('rename.title')}
          name={board.name}
          onClose={() => setOpen(undefined)}
          onSave={async (name) => {
            await call(boardsApi.change, { params, body: { name } });
            await again();
          }}
        />
      )}
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={(next) => !next && setOpen(undefined)}
        title={t('remove.title', { name: board.name })}
        confirmLabel={t('remove.deed')}
        look="danger"
        onConfirm={() => remove.mutateAsync()}
      >
        {t('remove.text', { count: board.cards })}
      </ConfirmDialog>
    </>
  );
}
