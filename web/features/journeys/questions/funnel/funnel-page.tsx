import { useQuery } from '@tanstack/react-query';
import { Nothing } from '../../../narrowing/nothing.tsx';
import { allSettings } from '../asked.ts';
import { QuestionPage } from '../question-page.tsx';
import { type AskedFunnel, FUNNEL, useAskedFunnel } from './asked-funnel.ts';
import { FunnelControls } from './funnel-controls.tsx';
import { FunnelView } from './funnel-view.tsx';
import { type FunnelAnswer, funnelQuery } from './queries.ts';
import { UnknownSteps } from './unknown-steps.tsx';

/** How many come from step to step, how long it takes them, and where they are lost. */
export default function FunnelPage() {
  const asked = useAskedFunnel();
  const isAskable = asked && asked.steps.length >= 2;
  const { data, error, refetch, isPlaceholderData } = useQuery(
    funnelQuery(isAskable ? asked.question : undefined),
  );
  return (
    <QuestionPage
      kind="funnel"
      controls={asked && <FunnelControls asked={asked} />}
      waiting={isPlaceholderData}
      error={error}
      onAgain={() => refetch()}
      settings={allSettings(FUNNEL)}
    >
      {asked && !isAskable ? (
        <NoSteps asked={asked} />
      ) : (
        asked && data && <Answer asked={asked} answer={data} />
      )}
    </QuestionPage>
  );
}

function NoSteps({ asked }: { asked: AskedFunnel }) {
  return asked.isSaid ? <UnknownSteps /> : <Nothing period={asked.period} />;
}

function Answer({ asked, answer }: { asked: AskedFunnel; answer: FunnelAnswer }) {
  if (!answer.steps[0]?.customers) return <Nothing period={asked.period} />;
  return <FunnelView asked={asked} answer={answer} />;
}
