import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reviewsApi } from '../../../server/features/quality/reviews/contract.ts';
import { REVIEW_STATES } from '../../../server/features/quality/reviews/shapes-contract.ts';
import { address } from '../../api.ts';
import {
  Badge,
  ButtonAnchor,
  EmptyState,
  ListRowLink,
  LoadMore,
  Panel,
  Select,
  Tag,
  Time,
  useUrlFilters,
} from '../../ui/index.ts';
import { useMay, useMember } from '../session/session.ts';
import { ConversationName } from './conversation-name.tsx';
import { Loaded } from './loaded.tsx';
import styles from './quality.module.css';
import { type ReviewQuestion, type ReviewRow, reviewsQuery } from './queries.ts';
import { Total } from './total.tsx';

const FILTERS = [
  ...(['member', 'reviewer', 'state', 'department', 'channel', 'scorecard'] as const),
  ...(['criterion', 'conversation', 'chosen', 'failed', 'from', 'to'] as const),
];
const ANY = 'any';

/** Reviews, the last given first; what a figure was counted from. */
export function ReviewsTab() {
  const { t } = useTranslation('quality');
  const mayReview = useMay()('quality.review');
  const url = useUrlFilters();
  const asked = FILTERS.flatMap((name) => {
    const value = url.one(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const question = Object.fromEntries(asked) as ReviewQuestion;
  const query = useInfiniteQuery(reviewsQuery(question));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  return (
    <Panel
      flush
      title={total === undefined ? t('tab.reviews') : t('reviews.count', { count: total })}
      actions={
        <>
          <Select
            aria-label={t('reviews.state')}
            value={url.one('state') ?? ANY}
            onChange={(state) => url.set({ state: state === ANY ? undefined : state })}
            options={[
              { value: ANY, label: t('reviews.anyState') },
              ...REVIEW_STATES.filter((one) => mayReview || one !== 'draft').map((value) => ({
                value,
                label: t(`state.${value}`),
              })),
            ]}
          />
          {mayReview && (
            <ButtonAnchor
              size="s"
              icon={<Download size={14} />}
              href={address(reviewsApi.csv, { query: question })}
              download
            >
              {t('reviews.csv')}
            </ButtonAnchor>
          )}
        </>
      }
    >
      {asked.some(([name]) => name !== 'state') && (
        <p className={styles.narrowed}>
          <Tag onRemove={() => url.clear(...FILTERS)}>{t('reviews.narrowed')}</Tag>
        </p>
      )}
      <Loaded query={query}>
        {items.map((review) => (
          <Row key={review.id} review={review} />
        ))}
        {total === 0 && (
          <EmptyState drawing="search" title={t('reviews.empty')}>
            {t(mayReview ? 'reviews.emptyText' : 'reviews.emptyOwn')}
          </EmptyState>
        )}
        {query.hasNextPage && (
          <LoadMore
            hasMore
            loading={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Row({ review }: { review: ReviewRow }) {
  const { t } = useTranslation('quality');
  const { id: self } = useMember();
  const { id, conversation, member, reviewer, scorecard, state, chosen, score, failed, givenAt, updatedAt } =
    review;
  const isUnread = member.id === self && (state === 'given' || state === 'resolved');
  return (
    <ListRowLink
      to="/service/quality/reviews/$id"
      params={{ id }}
      facts={
        <>
          <ConversationName conversation={conversation} />
          <strong>{member.name}</strong>
          <Badge kind={state === 'disputed' ? 'warning' : isUnread ? 'accent' : 'plain'}>
            {t(`state.${state}`)}
          </Badge>
          {chosen !== 'by-hand' && chosen !== 'random' && <Badge>{t(`chosen.${chosen}`)}</Badge>}
        </>
      }
      note={
        <>
          {t('reviews.by', { name: reviewer.name })} · {scorecard.name} · <Time at={givenAt ?? updatedAt} />
        </>
      }
      trailing={<Total score={score} failed={failed} />}
    />
  );
}
