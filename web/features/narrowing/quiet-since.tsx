import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Callout } from '../../ui/index.ts';
import { noon, type Period } from './period.ts';

/** Says that the time asked about lies in the past, because nothing has happened since. Otherwise nothing. */
export function QuietSince({ period }: { period: Period }) {
  const { t } = useTranslation('narrowing');
  const format = useFormat();
  if (!period.quietSince) return null;
  return (
    <Callout title={t('quietSince.title', { date: format.date(noon(period.quietSince)) })}>
      {t('quietSince.text')}
    </Callout>
  );
}
