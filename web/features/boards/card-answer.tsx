import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FunnelQuestion } from '../../../server/features/journeys/questions/funnel-contract.ts';
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { Button, Callout, Skeleton } from '../../ui/index.ts';
import { mapQuery } from '../journeys/map/queries.ts';
import { FunnelChart } from '../journeys/questions/funnel/funnel-chart.tsx';
import { FunnelLead } from '../journeys/questions/funnel/funnel-lead.tsx';
import { KnownWarning } from '../journeys/questions/funnel/known-warning.tsx';
import { type FunnelAsked, funnelQuery } from '../journeys/questions/funnel/queries.ts';
import { useStepName } from '../journeys/questions/funnel/step-name.ts';
import { stepsOf } from '../journeys/questions/funnel/steps.ts';
import { PathsLead } from '../journeys/questions/paths/paths-lead.tsx';
import { type PathsAsked, pathsQuery } from '../journeys/questions/paths/queries.ts';
import { SankeyChart } from '../journeys/questions/paths/sankey-chart.tsx';
import { type RetentionAsked, retentionQuery } from '../journeys/questions/retention/queries.ts';
import { RetentionCurve } from '../journeys/questions/retention/retention-curve.tsx';
import { RetentionLead } from '../journeys/questions/retention/retention-lead.tsx';
import { MetricChart } from '../metrics/metric-chart.tsx';
import { type FigureQuestion, figureQuery } from '../metrics/queries.ts';
import { isTooHeavy } from '../narrowing/too-heavy.ts';
import styles from './boards.module.css';
import { type CardPeriod, questionNow } from './card-question.ts';
import { MapStages } from './map-stages.tsx';
import { MetricLead } from './metric-lead.tsx';
import type { Card, CardKind } from './queries.ts';

interface CardAnswerProps {
  card: Card;
  period: CardPeriod;
}

/** The answer to a card's question as it is now. */
export function CardAnswer({ card, period }: CardAnswerProps) {
  const Answer = ANSWERS[card.kind];
  return (
    <div className={styles.answer}>
      <Answer question={questionNow(card, period)} />
    </div>
  );
}

type Question = Card['question'];
const PICTURE_HEIGHT = 220;
const FLOWS_HEIGHT = 300;

const ANSWERS: Record<CardKind, (props: { question: Question }) => ReactNode> = {
  funnel: FunnelCard,
  paths: PathsCard,
  retention: RetentionCard,
  metric: MetricCard,
  map: MapCard,
};

function FunnelCard({ question }: { question: Question }) {
  const stepName = useStepName();
  const asked = question as FunnelAsked;
  const query = useQuery(funnelQuery(asked));
  const read = FunnelQuestion.safeParse(question);
  const names = read.success ? stepsOf(read.data).map(stepName) : [];
  return (
    <Answered query={query} isEmpty={({ steps }) => !steps[0]?.customers}>
      {(answer) => (
        <>
          <FunnelLead answer={answer} still />
          {asked.splitBy && <KnownWarning answer={answer} splitBy={asked.splitBy} />}
          <FunnelChart answer={answer} names={names} splitBy={asked.splitBy} height={PICTURE_HEIGHT} still />
        </>
      )}
    </Answered>
  );
}

function PathsCard({ question }: { question: Question }) {
  const query = useQuery(pathsQuery(question as PathsAsked));
  return (
    <Answered query={query} isEmpty={({ starts }) => !starts.occurrences}>
      {(answer) => (
        <>
          <PathsLead answer={answer} still />
          <SankeyChart answer={answer} height={FLOWS_HEIGHT} still />
        </>
      )}
    </Answered>
  );
}

function RetentionCard({ question }: { question: Question }) {
  const query = useQuery(retentionQuery(question as RetentionAsked));
  return (
    <Answered query={query} isEmpty={({ cohorts }) => !cohorts.length}>
      {(answer) => (
        <>
          <RetentionLead answer={answer} still />
          <RetentionCurve answer={answer} height={PICTURE_HEIGHT} still />
        </>
      )}
    </Answered>
  );
}

function MetricCard({ question }: { question: Question }) {
  const { id, ...asked } = question;
  const { groupBy } = asked as FigureQuestion;
  const query = useQuery(figureQuery(id as MetricId, asked as FigureQuestion));
  return (
    <Answered query={query} isEmpty={({ total }) => total.n === 0}>
      {(figure) => (
        <>
          <MetricLead figure={figure} />
          <MetricChart figure={figure} groupBy={groupBy} height={PICTURE_HEIGHT} still />
        </>
      )}
    </Answered>
  );
}

function MapCard({ question }: { question: Question }) {
  const query = useQuery(mapQuery(question));
  return (
    <Answered query={query} isEmpty={({ occurrences }) => occurrences === 0}>
      {(map) => <MapStages map={map} />}
    </Answered>
  );
}

interface AnsweredProps<Data> {
  query: UseQueryResult<Data>;
  isEmpty: (data: Data) => boolean;
  children: (data: Data) => ReactNode;
}

function Answered<Data>({ query, isEmpty, children }: AnsweredProps<Data>) {
  const { t } = useTranslation('boards');
  const { data, error, refetch } = query;
  if (isTooHeavy(error)) {
    return (
      <Callout kind="warning" title={t('card.heavy')}>
        {t('card.heavyText')}
      </Callout>
    );
  }
  if (error) {
    return (
      <Callout
        problem={error}
        action={
          <Button size="s" onClick={() => refetch()}>
            {t('again')}
          </Button>
        }
      />
    );
  }
  if (!data) return <Skeleton height={FLOWS_HEIGHT} />;
  if (isEmpty(data)) return <p className={styles.nobody}>{t('card.nobody')}</p>;
  return children(data);
}
