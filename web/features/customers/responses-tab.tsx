import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import {
  Button,
  Callout,
  EmotionMark,
  EmptyState,
  LoadMore,
  ratingSentiment,
  SkeletonRows,
  Time,
  Voice,
} from '../../ui/index.ts';
import { useSurveyName } from '../catalogue/survey-name.ts';
import { type Response, responsesQuery } from './queries.ts';
import styles from './responses-tab.module.css';

/** What they answered when asked, newest first. */
export function ResponsesTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers');
  const query = useInfiniteQuery(responsesQuery(customerId));
  const responses = query.data?.pages.flatMap(({ items }) => items);
  if (query.error) {
    return (
      <Callout problem={query.error} action={<Button onClick={() => query.refetch()}>{t('again')}</Button>} />
    );
  }
  if (!responses) return <SkeletonRows rows={4} />;
  if (!responses.length)
    return <EmptyState title={t('responses.none')}>{t('responses.noneText')}</EmptyState>;
  return (
    <>
      <ul className={styles.responses}>
        {responses.map((response) => (
          <li key={response.id} className={styles.response}>
            <OneResponse response={response} />
          </li>
        ))}
      </ul>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
    </>
  );
}

function OneResponse({ response }: { response: Response }) {
  const { t } = useTranslation('customers');
  const surveyName = useSurveyName();
  const { metric, survey, order, at, title, comment, language } = response;
  const name = {
    csat: t('responses.csat'),
    nps: 'NPS',
    ces: t('responses.ces'),
    rating: t('responses.rating'),
  }[metric];
  return (
    <>
      <p className={styles.facts}>
        <Score response={response} />
        <span className={styles.what}>
          {[
            name ?? t('responses.custom'),
            surveyName(survey),
            order && t('orders.number', { number: order.number }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={styles.when}>
          <Time at={at} />
        </span>
      </p>
      {(title || comment) && (
        <Voice lang={language ?? undefined}>
          {title && <strong className={styles.title}>{title}</strong>}
          {comment}
        </Voice>
      )}
    </>
  );
}

function Score({ response: { metric, score, scaleMin, scaleMax } }: { response: Response }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  if (score === null) return t('responses.noScore');
  const shown = format.number(score, 1);
  if (scaleMin === null || scaleMax === null || scaleMax <= scaleMin) return shown;
  const label = t('ratingOf', { score: shown, max: format.number(scaleMax) });
  if (metric === 'custom') return label;
  return <EmotionMark sentiment={ratingSentiment(score, scaleMin, scaleMax)} label={label} />;
}
