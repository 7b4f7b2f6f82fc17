import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { KeyValues, Panel } from '../../ui/index.ts';
import { csatFiguresQuery } from './queries.ts';

/** What became of asking of late; of whom the question did not reach, and nothing as long as nobody was asked. */
export function CsatFigures() {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { data } = useQuery(csatFiguresQuery);
  if (!data) return null;
  const { days, ...counts } = data;
  const shown = (['asked', 'answered', 'undelivered', 'failed'] as const).filter(
    (name) => counts[name] > 0 || name === 'asked' || name === 'answered',
  );
  if (!Object.values(counts).some(Boolean)) return null;
  return (
    <Panel title={t('figures.title', { count: days })}>
      <KeyValues
        facts={shown.map((name) => ({ label: t(`figures.${name}`), value: format.number(counts[name]) }))}
      />
    </Panel>
  );
}
