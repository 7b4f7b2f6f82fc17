import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, classes, Page } from '../../../ui/index.ts';
import { conversationQuery } from '../../conversations/queries.ts';
import { useMember } from '../../session/session.ts';
import { Loaded } from '../loaded.tsx';
import { type Review, reviewQuery, useFreshQuality } from '../queries.ts';
import { Total } from '../total.tsx';
import { ReadSheet } from './read-sheet.tsx';
import styles from './review.module.css';
import { ReviewThread } from './review-thread.tsx';
import { Talk } from './talk.tsx';
import { WriteSheet } from './write-sheet.tsx';

/** The conversation, and beside it what is said of somebody's answers. */
export default function ReviewPage() {
  const { t } = useTranslation('quality');
  const { id } = useParams({ from: '/member/service/quality/reviews/$id' });
  const query = useQuery(reviewQuery(id));
  useFreshQuality();
  const review = query.data;
  const title = review
    ? t('review.title', { name: review.member.name, number: review.conversation.number })
    : t('title');
  return (
    <Page
      width="wide"
      title={title}
      crumbs={[{ label: t('title'), to: '/service/quality' }]}
      facts={
        review && (
          <span className={styles.facts}>
            <Badge kind={review.state === 'disputed' ? 'warning' : 'plain'}>
              {t(`state.${review.state}`)}
            </Badge>
            {review.state !== 'draft' && <Total score={review.score} failed={review.failed} />}
          </span>
        )
      }
      description={
        review &&
        t(review.calibration ? 'review.aboutBlind' : 'review.about', {
          scorecard: review.scorecard.name,
          reviewer: review.reviewer.name,
        })
      }
    >
      <Loaded query={query}>{review && <Both key={review.id} review={review} />}</Loaded>
    </Page>
  );
}

function Both({ review }: { review: Review }) {
  const { id: self } = useMember();
  const conversation = useQuery(conversationQuery(review.conversation.id));
  const [pointing, point] = useState<((message: string) => void) | null>(null);
  const [shown, show] = useState<string | null>(null);
  const isMine = review.reviewer.id === self;
  const maySecond = review.state === 'disputed' && review.member.id !== self;
  const [changing, change] = useState(review.state === 'draft');
  const writes = changing && (isMine || maySecond);
  return (
    <div className={styles.both}>
      <Loaded query={conversation}>
        {conversation.data && (
          <ReviewThread
            conversation={conversation.data}
            member={review.member}
            onPoint={pointing}
            shown={shown}
          />
        )}
      </Loaded>
      <div className={classes(styles.side, writes && styles.writing)}>
        {writes ? (
          <WriteSheet
            review={review}
            onPointing={(take) => point(() => take)}
            onShow={show}
            onDone={() => change(false)}
          />
        ) : (
          <>
            <ReadSheet
              review={review}
              onShow={show}
              onChange={isMine || maySecond ? () => change(true) : undefined}
            />
            {!review.calibration && <Talk review={review} />}
          </>
        )}
      </div>
    </div>
  );
}
