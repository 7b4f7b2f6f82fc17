import { useQuery } from '@tanstack/react-query';
import { Nothing } from '../../../narrowing/nothing.tsx';
import { allSettings } from '../asked.ts';
import { QuestionPage } from '../question-page.tsx';
import { type AskedRetention, RETENTION, useAskedRetention } from './asked-retention.ts';
import { type RetentionAnswer, retentionQuery } from './queries.ts';
import { RetentionControls } from './retention-controls.tsx';
import { RetentionView } from './retention-view.tsx';

/** How many of those who began came back, and when. */
export default function RetentionPage() {
  const asked = useAskedRetention();
  const { data, error, refetch, isPlaceholderData } = useQuery(retentionQuery(asked?.question));
  return (
    <QuestionPage
      kind="retention"
      controls={asked && <RetentionControls asked={asked} />}
      waiting={isPlaceholderData}
      error={error}
      onAgain={() => refetch()}
      settings={allSettings(RETENTION)}
    >
      {asked && data && <Answer asked={asked} answer={data} />}
    </QuestionPage>
  );
}

function Answer({ asked, answer }: { asked: AskedRetention; answer: RetentionAnswer }) {
  if (!answer.cohorts.length) return <Nothing period={asked.period} />;
  return <RetentionView asked={asked} answer={answer} />;
}
