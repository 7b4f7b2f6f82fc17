import { Grid3x3, LineChart } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartHandle } from '../../../../ui/chart/drawn-chart.tsx';
import { useUrlFilters, ViewChoice } from '../../../../ui/index.ts';
import { SaveCard } from '../../../boards/save-card.tsx';
import { AnswerTools } from '../answer-tools.tsx';
import type { AskedRetention } from './asked-retention.ts';
import { CohortGrid } from './cohort-grid.tsx';
import { GridPicture } from './grid-picture.tsx';
import { type RetentionAnswer, retentionCsv } from './queries.ts';
import { RetentionCurve } from './retention-curve.tsx';
import { RetentionLead } from './retention-lead.tsx';
import { RetentionPeople } from './retention-people.tsx';
import { useWhatName } from './what-name.ts';

/** Who came back, in a sentence, by cohort or as a curve over all of them. */
export function RetentionView({ asked, answer }: { asked: AskedRetention; answer: RetentionAnswer }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const whatName = useWhatName();
  const chart = useRef<ChartHandle>(null);
  const grid = useRef<SVGSVGElement>(null);
  const view = url.one('view') === 'curve' ? 'curve' : 'grid';
  const { first, return: back } = asked.settings;
  return (
    <>
      <RetentionLead answer={answer} />
      <AnswerTools
        picture={() => (view === 'curve' ? chart.current?.svg() : grid.current)}
        name={t('kind.retention')}
        csv={retentionCsv(asked.question)}
        save={
          <SaveCard
            kind="retention"
            title={t('retention.cardTitle', { first: whatName(first), back: whatName(back) })}
            question={asked.question}
            period={asked.period}
          />
        }
      >
        <ViewChoice
          label={t('view.label')}
          value={view}
          options={[
            { value: 'grid', label: t('view.grid'), icon: Grid3x3 },
            { value: 'curve', label: t('view.curve'), icon: LineChart },
          ]}
          onChange={(next) => url.set({ view: next === 'curve' ? next : undefined })}
        />
      </AnswerTools>
      {view === 'curve' ? (
        <RetentionCurve answer={answer} handle={chart} />
      ) : (
        <>
          <CohortGrid answer={answer} />
          <GridPicture answer={answer} ref={grid} />
        </>
      )}
      <RetentionPeople asked={asked} answer={answer} />
    </>
  );
}
