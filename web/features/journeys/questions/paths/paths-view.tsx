import { Table, Waypoints } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartHandle } from '../../../../ui/chart/drawn-chart.tsx';
import { useUrlFilters, ViewChoice } from '../../../../ui/index.ts';
import { SaveCard } from '../../../boards/save-card.tsx';
import { useTypeName } from '../../../catalogue/names.ts';
import { AnswerTools } from '../answer-tools.tsx';
import { type AskedPaths, durationAsked } from './asked-paths.ts';
import { Durations } from './durations.tsx';
import { PathTable } from './path-table.tsx';
import { PathsLead } from './paths-lead.tsx';
import { PathsPeople } from './paths-people.tsx';
import { type PathsAnswer, pathsCsv } from './queries.ts';
import { SankeyChart } from './sankey-chart.tsx';

/** Paths in a sentence, as flows or as a table, and how long whole journeys last. */
export function PathsView({ asked, answer }: { asked: AskedPaths; answer: PathsAnswer }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const chart = useRef<ChartHandle>(null);
  const view = url.one('view') === 'table' ? 'table' : 'flows';
  return (
    <>
      <PathsLead answer={answer} />
      <AnswerTools
        picture={view === 'flows' ? () => chart.current?.svg() : undefined}
        name={t('kind.paths')}
        csv={pathsCsv(asked.question)}
        save={
          <SaveCard
            kind="paths"
            title={useCardTitle(asked)}
            question={asked.question}
            period={asked.period}
          />
        }
      >
        <ViewChoice
          label={t('view.label')}
          value={view}
          options={[
            { value: 'flows', label: t('view.flows'), icon: Waypoints },
            { value: 'table', label: t('view.table'), icon: Table },
          ]}
          onChange={(next) => url.set({ view: next === 'table' ? next : undefined })}
        />
      </AnswerTools>
      {view === 'flows' ? <SankeyChart answer={answer} handle={chart} /> : <PathTable answer={answer} />}
      <Durations question={durationAsked(asked)} />
      <PathsPeople asked={asked} answer={answer} />
    </>
  );
}

function useCardTitle({ settings: { start, end } }: AskedPaths): string {
  const { t } = useTranslation('questions');
  const typeName = useTypeName();
  if (start) return t('paths.title.after', { name: typeName(start) });
  if (end) return t('paths.title.before', { name: typeName(end) });
  return t('paths.title.all');
}
