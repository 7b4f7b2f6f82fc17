import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/index.ts';
import type { Article } from './queries.ts';

/** Whether it is written still, or suggested beside questions. */
export function StateBadge({ state }: Pick<Article, 'state'>) {
  const { t } = useTranslation('knowledge');
  return <Badge kind={state === 'published' ? 'accent' : 'plain'}>{t(`state.${state}`)}</Badge>;
}
