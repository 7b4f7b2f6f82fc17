import { ListChecks, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/index.ts';
import type { Segment } from './queries.ts';

/** Whether it goes by a rule or is a list. */
export function KindBadge({ kind }: { kind: Segment['kind'] }) {
  const { t } = useTranslation('segments');
  const Icon = kind === 'rule' ? SlidersHorizontal : ListChecks;
  return <Badge icon={<Icon size={13} aria-hidden />}>{t(`kind.${kind}`)}</Badge>;
}
