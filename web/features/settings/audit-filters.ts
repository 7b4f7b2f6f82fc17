/** The filters of the audit log, as they stand in the URL. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, UrlFilters } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useActionText } from './action-text.ts';
import { type AuditFilters, actionsQuery, everyMemberQuery, keysQuery } from './queries.ts';

export const AUDIT_FILTERS = ['subject', 'actor', 'action', 'period'] as const;

const PERIODS = { today: 1, week: 7, month: 30, quarter: 90 } as const;
type Period = keyof typeof PERIODS;
const DAY_MS = 86_400_000;

export function useAuditFilters(url: UrlFilters): AuditFilters {
  const period = url.one('period') as Period | undefined;
  const days = period && PERIODS[period];
  // Fixed while the period is, so that the same question is asked on every look.
  const from = useMemo(() => (days ? new Date(Date.now() - days * DAY_MS).toISOString() : undefined), [days]);
  return { subject: url.one('subject'), actor: url.one('actor'), action: url.one('action'), from };
}

export function useAuditControls(): Filter[] {
  const { t } = useTranslation('settings');
  const actionText = useActionText();
  const actions = useQuery(actionsQuery).data?.items ?? [];
  return [
    { name: 'actor', label: t('audit.who'), options: useActors() },
    {
      name: 'action',
      label: t('audit.what'),
      options: actions.map((value) => ({ value, label: actionText(value) })),
    },
    {
      name: 'period',
      label: t('audit.when'),
      options: (Object.keys(PERIODS) as Period[]).map((value) => ({
        value,
        label: t(`audit.periods.${value}`),
      })),
    },
  ];
}

function useActors() {
  const may = useMay();
  const members = useQuery({ ...everyMemberQuery, enabled: may('members.read') }).data?.items ?? [];
  const keys = useQuery({ ...keysQuery, enabled: may('keys.manage') }).data?.items ?? [];
  return [...members, ...keys].map(({ id, name }) => ({ value: id, label: name }));
}
