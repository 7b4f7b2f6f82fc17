import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Callout } from '../../../../ui/index.ts';
import { useSplitName } from './group-name.ts';
import type { FunnelAnswer } from './queries.ts';

/** Where what a funnel is split by is known of far more people on one side: that its groups mislead, and how. */
export function KnownWarning({ answer: { split }, splitBy }: { answer: FunnelAnswer; splitBy: string }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const splitName = useSplitName();
  if (!split?.known.more) return null;
  const { through, others, more } = split.known;
  return (
    <Callout kind="warning" title={t('funnel.split.knownTitle')}>
      {t(`funnel.split.known.${more}`, {
        split: splitName(splitBy),
        through: format.percent(through.n / through.of),
        others: format.percent(others.n / others.of),
      })}
    </Callout>
  );
}
