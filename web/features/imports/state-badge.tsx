import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { Badge, type BadgeProps } from '../../ui/index.ts';
import { isReady } from './queries.ts';

const LOOKS: Record<Import['state'], BadgeProps['kind']> = {
  mapping: 'warning',
  running: 'accent',
  paused: 'warning',
  done: 'plain',
  failed: 'broken',
  cancelled: 'plain',
  undoing: 'accent',
  undone: 'plain',
};

export function StateBadge({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  if (isReady(one)) return <Badge kind="accent">{t('states.ready')}</Badge>;
  return <Badge kind={LOOKS[one.state]}>{t(`states.${one.state}`)}</Badge>;
}
