import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardsApi } from '../../../server/features/boards/contract.ts';
import { call } from '../../api.ts';
import { IconButton, Menu, MenuItem, MenuSeparator, toast, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { NameDialog } from '../settings/name-dialog.tsx';
import { type Board, boardsQuery, type Card } from './queries.ts';

interface CardMenuProps {
  board: Board;
  card: Card;
  onMove: (to: number) => void;
  isFirst: boolean;
  isLast: boolean;
}

/** What can be done with a card; everything that a pointer can do, too. */
export function CardMenu({ board, card, onMove, isFirst, isLast }: CardMenuProps) {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const may = useMay()('journeys.write');
  const [renaming, setRenaming] = useState(false);
  const { data: boards } = useQuery({ ...boardsQuery, enabled: may });
  if (!may) return null;
  const params = { id: board.id, cardId: card.id };
  const again = () => client.invalidateQueries({ queryKey: ['boards'] });

  async function remove() {
    try {
      await call(boardsApi.removeCard, { params });
      await again();
      toast({ title: t('card.removed', { title: card.title }), undo: () => void putBack() });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async function putBack() {
    const { kind, title, question, days, position } = card;
    const body = { kind, title, question, days, position };
    await call(boardsApi.addCard, { params: { id: board.id }, body }).catch(toastProblem);
    await again();
  }

  async function moveTo(boardId: string, name: string) {
    try {
      await call(boardsApi.changeCard, { params, body: { boardId } });
      await again();
      toast({ title: t('card.moved', { name }) });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton
            size="s"
            label={t('card.menu', { title: card.title })}
            icon={<MoreHorizontal size={16} />}
          />
        }
      >
        <MenuItem icon={<ArrowLeft size={16} />} disabled={isFirst} onClick={() => onMove(card.position - 1)}>
          {t('card.earlier')}
        </MenuItem>
        <MenuItem icon={<ArrowRight size={16} />} disabled={isLast} onClick={() => onMove(card.position + 1)}>
          {t('card.later')}
        </MenuItem>
        {(boards?.items ?? [])
          .filter(({ id }) => id !== board.id)
          .map(({ id, name }) => (
            <MenuItem key={id} onClick={() => void moveTo(id, name)}>
              {t('card.moveTo', { name })}
            </MenuItem>
          ))}
        <MenuSeparator />
        <MenuItem icon={<Pencil size={16} />} onClick={() => setRenaming(true)}>
          {t('card.rename')}
        </MenuItem>
        <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => void remove()}>
          {t('card.remove')}
        </MenuItem>
      </Menu>
      {renaming && (
        <NameDialog
          title={t('card.renameTitle')}
          name={card.title}
          onClose={() => setRenaming(false)}
          onSave={async (title) => {
            await call(boardsApi.changeCard, { params, body: { title } });
            await again();
          }}
        />
      )}
    </>
  );
}
