import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LayoutDashboard, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardsApi } from '../../../server/features/boards/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  Callout,
  EmptyState,
  ListRowLink,
  Page,
  Panel,
  SearchInput,
  SkeletonRows,
  Time,
  useUrlFilters,
} from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { NameDialog } from '../settings/name-dialog.tsx';
import { BoardMenu } from './board-menu.tsx';
import styles from './boards.module.css';
import { type BoardInList, boardsQuery } from './queries.ts';

/** The boards of the workspace: questions that somebody wants to look at again. */
export default function BoardsPage() {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const may = useMay()('journeys.write');
  const { data, error, refetch } = useQuery(boardsQuery);
  const [making, setMaking] = useState(false);
  useLive(['boards'], () => void client.invalidateQueries({ queryKey: ['boards'] }));
  const make = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setMaking(true)}>
      {t('make.open')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={may && data && data.items.length > 0 && make}
    >
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!error && !data && <SkeletonRows rows={4} />}
      {data && data.items.length === 0 && (
        <EmptyState title={t('none.title')} action={may && make}>
          {t('none.text')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && <Boards boards={data.items} />}
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}

function MakeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <NameDialog
      title={t('make.title')}
      name=""
      onClose={onClose}
      onSave={async (name) => {
        const { id } = await call(boardsApi.create, { body: { name } });
        await client.invalidateQueries({ queryKey: ['boards'] });
        await navigate({ to: '/boards/$id', params: { id } });
      }}
    />
  );
}

/** Of more than a few, one is found by its name. */
const WORTH_SEARCHING = 8;

function Boards({ boards }: { boards: BoardInList[] }) {
  const { t } = useTranslation('boards');
  const format = useFormat();
  const url = useUrlFilters();
  const search = (url.one('search') ?? '').toLocaleLowerCase();
  const found = boards.filter(({ name }) => name.toLocaleLowerCase().includes(search));
  return (
    <>
      {boards.length >= WORTH_SEARCHING && (
        <SearchInput
          placeholder={t('search')}
          value={url.one('search') ?? ''}
          onChange={(text) => url.set({ search: text })}
        />
      )}
      <Panel flush>
        <ul>
          {found.map((board) => (
            <li key={board.id} className={styles.row}>
              <ListRowLink
                to="/boards/$id"
                params={{ id: board.id }}
                leading={<LayoutDashboard size={18} aria-hidden />}
                facts={board.name}
                note={[
                  t('cards', { count: board.cards, shown: format.number(board.cards) }),
                  t('by', { name: board.createdBy }),
                ].join(' · ')}
                trailing={<Time at={board.updatedAt} />}
              />
              <BoardMenu board={board} />
            </li>
          ))}
        </ul>
      </Panel>
      {found.length === 0 && <p>{t('notFound')}</p>}
    </>
  );
}
