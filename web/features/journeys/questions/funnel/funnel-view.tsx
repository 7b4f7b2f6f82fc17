import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartHandle } from '../../../../ui/chart/drawn-chart.tsx';
import { SaveCard } from '../../../boards/save-card.tsx';
import { AnswerTools } from '../answer-tools.tsx';
import type { AskedFunnel } from './asked-funnel.ts';
import { Differently } from './differently.tsx';
import { FunnelChart } from './funnel-chart.tsx';
import { FunnelLead } from './funnel-lead.tsx';
import { FunnelPeople } from './funnel-people.tsx';
import { GroupTable } from './group-table.tsx';
import { KnownWarning } from './known-warning.tsx';
import { type FunnelAnswer, funnelCsv } from './queries.ts';
import { useStepName } from './step-name.ts';
import { StepTable } from './step-table.tsx';

/** The funnel in a sentence, as a picture and as a table; every figure opens its people. */
export function FunnelView({ asked, answer }: { asked: AskedFunnel; answer: FunnelAnswer }) {
  const { t } = useTranslation('questions');
  const chart = useRef<ChartHandle>(null);
  const names = useStepNames(asked, answer);
  const { splitBy } = asked.settings;
  return (
    <>
      <FunnelLead answer={answer} />
      <AnswerTools
        picture={() => chart.current?.svg()}
        name={t('kind.funnel')}
        csv={funnelCsv(asked.question)}
        save={
          <SaveCard
            kind="funnel"
            title={[names[0], names.at(-1)].join(' → ')}
            question={asked.question}
            period={asked.period}
          />
        }
      />
      {splitBy && <KnownWarning answer={answer} splitBy={splitBy} />}
      <FunnelChart answer={answer} names={names} splitBy={splitBy} handle={chart} />
      <StepTable answer={answer} names={names} />
      {splitBy && <GroupTable answer={answer} names={names} splitBy={splitBy} />}
      <Differently asked={asked} names={names} />
      <FunnelPeople asked={asked} names={names} />
    </>
  );
}

/** While another funnel is asked for, the steps shown are still those of the answer before. */
function useStepNames({ steps }: AskedFunnel, answer: FunnelAnswer): string[] {
  const stepName = useStepName();
  return answer.steps.map(({ name }, index) => {
    const step = steps[index];
    return steps.length === answer.steps.length && step ? stepName(step) : name;
  });
}
