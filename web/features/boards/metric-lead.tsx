import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { EmotionMark } from '../../ui/index.ts';
import questions from '../journeys/questions/questions.module.css';
import { ChangeMark } from '../metrics/change-mark.tsx';
import { smallWord, useFigureText } from '../metrics/figure-text.ts';
import type { MetricFigure } from '../metrics/queries.ts';

/** A metric's figure in one line: how much, how sure, what changed. */
export function MetricLead({ figure }: { figure: MetricFigure }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { total, unit, currency } = figure;
  const text = useFigureText(unit, currency);
  return (
    <div className={questions.lead}>
      <p className={questions.leadValue}>
        <span>{text.value(total.value)}</span>
        {unit === 'emotion' && total.value !== null && <EmotionMark sentiment={total.value} />}
        <ChangeMark {...figure} value={figure.total.value} text={text} />
      </p>
      <p className={questions.honesty}>
        <span>{text.interval(total)}</span>
        <span>{t('n', { n: format.number(total.n) })}</span>
        {total.small && <span className={questions.small}>{t(smallWord(total))}</span>}
      </p>
    </div>
  );
}
