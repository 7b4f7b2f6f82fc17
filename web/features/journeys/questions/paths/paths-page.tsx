import { useQuery } from '@tanstack/react-query';
import { Nothing } from '../../../narrowing/nothing.tsx';
import { allSettings } from '../asked.ts';
import { QuestionPage } from '../question-page.tsx';
import { type AskedPaths, PATHS, useAskedPaths } from './asked-paths.ts';
import { PathsControls } from './paths-controls.tsx';
import { PathsView } from './paths-view.tsx';
import { type PathsAnswer, pathsQuery } from './queries.ts';

/** What people did next, or before, and where their way ended. */
export default function PathsPage() {
  const asked = useAskedPaths();
  const { data, error, refetch, isPlaceholderData } = useQuery(pathsQuery(asked?.question));
  return (
    <QuestionPage
      kind="paths"
      controls={asked && <PathsControls asked={asked} />}
      waiting={isPlaceholderData}
      error={error}
      onAgain={() => refetch()}
      settings={allSettings(PATHS)}
    >
      {asked && data && <Answer asked={asked} answer={data} />}
    </QuestionPage>
  );
}

function Answer({ asked, answer }: { asked: AskedPaths; answer: PathsAnswer }) {
  if (!answer.starts.occurrences) return <Nothing period={asked.period} />;
  return <PathsView asked={asked} answer={answer} />;
}
