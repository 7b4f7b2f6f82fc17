import { useTranslation } from 'react-i18next';
import { isStatus } from '../../../problems.ts';
import { Button, Callout, useUrlFilters } from '../../../ui/index.ts';
import { NARROWINGS } from '../../narrowing/narrowing.ts';
import { isTooHeavy } from './too-heavy.ts';

/** Why there is no map, and the way out. */
export function MapProblem({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const again = <Button onClick={onAgain}>{t('again')}</Button>;
  if (isTooHeavy(error)) {
    return (
      <Callout
        kind="warning"
        title={t('problem.heavy')}
        action={<Button onClick={() => url.set(LIGHTER)}>{t('problem.lighter')}</Button>}
      >
        {t('problem.heavyText')}
      </Callout>
    );
  }
  if (isStatus(error, 503)) {
    return (
      <Callout kind="warning" title={t('problem.away')} action={again}>
        {t('problem.awayText')}
      </Callout>
    );
  }
  if (isStatus(error, 400)) {
    return (
      <Callout
        problem={error}
        action={<Button onClick={() => url.clear(...ALL)}>{t('problem.usual')}</Button>}
      />
    );
  }
  return <Callout problem={error} action={again} />;
}

const LIGHTER = { period: '30d', from: undefined, until: undefined, compare: 'none' };
const ALL = [
  'period',
  'from',
  'until',
  'compare',
  'compareSegment',
  'compareVersion',
  'quietDays',
  'version',
  ...NARROWINGS,
];
