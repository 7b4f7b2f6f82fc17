import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { isNowhere } from '../../problems.ts';
import { Button, ButtonLink, Callout, EmptyState, Nowhere, Page, Skeleton } from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { BoardMenu } from './board-menu.tsx';
import styles from './boards.module.css';
import { Cards } from './cards.tsx';
import { type Board, boardQuery, REMOVING } from './queries.ts';

/** One board: its questions, each answered anew. */
export default function BoardPage() {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const { id } = useParams({ from: '/member/boards/$id' });
  const { data: board, error, refetch } = useQuery(boardQuery(id));
  const crumbs = [{ label: t('title'), to: '/boards' as const }];
  useLive([`board:${id}`], () => {
    if (client.isMutating({ mutationKey: REMOVING })) return;
    void client.invalidateQueries({ queryKey: ['boards', id] });
  });
  if (board) return <Whole board={board} crumbs={crumbs} />;
  if (isNowhere(error)) {
    return (
      <Page title={t('one')} crumbs={crumbs}>
        <Nowhere list="/boards" />
      </Page>
    );
  }
  return (
    <Page title={t('one')} crumbs={crumbs} width="wide">
      {error ? (
        <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />
      ) : (
        <div className={styles.grid}>
          <Skeleton height={CARD_HEIGHT} />
          <Skeleton height={CARD_HEIGHT} />
        </div>
      )}
    </Page>
  );
}

const CARD_HEIGHT = 380;

function Whole({ board, crumbs }: { board: Board; crumbs: { label: string; to: '/boards' }[] }) {
  const navigate = useNavigate();
  return (
    <Page
      title={board.name}
      description={board.description || undefined}
      crumbs={crumbs}
      width="wide"
      actions={
        <BoardMenu
          board={{ ...board, cards: board.cards.length }}
          onRemoved={() => navigate({ to: '/boards' })}
        />
      }
    >
      <LensBanner />
      {board.cards.length ? <Cards board={board} /> : <Empty />}
    </Page>
  );
}

function Empty() {
  const { t } = useTranslation('boards');
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        <>
          <ButtonLink to="/questions" look="primary">
            {t('empty.questions')}
          </ButtonLink>
          <ButtonLink to="/metrics">{t('empty.metrics')}</ButtonLink>
        </>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}
