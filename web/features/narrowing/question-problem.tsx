import { useTranslation } from 'react-i18next';
import { isStatus } from '../../problems.ts';
import { Button, Callout, useUrlFilters } from '../../ui/index.ts';
import { useToldByBanner } from '../lens/told-by-banner.ts';
import { NARROWINGS } from './narrowing.ts';
import { isTooHeavy, LIGHTER } from './too-heavy.ts';

interface QuestionProblemProps {
  error: unknown;
  onAgain: () => void;
  /** Names in the URL that the question is made of, beside its time and what narrows it. */
  settings?: readonly string[];
}

/** Why there is no answer, and the way out; nothing where the banner above says it already. */
export function QuestionProblem({ error, onAgain, settings = [] }: QuestionProblemProps) {
  const { t } = useTranslation('narrowing');
  const url = useUrlFilters();
  const isTold = useToldByBanner(error, onAgain);
  if (isTold) return null;
  if (isTooHeavy(error)) {
    const lighter = () => url.set(LIGHTER);
    return <Callout problem={error} action={<Button onClick={lighter}>{t('problem.lighter')}</Button>} />;
  }
  if (isStatus(error, 400)) {
    const usual = () => url.clear(...TIME, ...NARROWINGS, ...settings);
    return <Callout problem={error} action={<Button onClick={usual}>{t('problem.usual')}</Button>} />;
  }
  return <Callout problem={error} action={<Button onClick={onAgain}>{t('problem.again')}</Button>} />;
}

const TIME = ['period', 'from', 'until', 'compare'];
