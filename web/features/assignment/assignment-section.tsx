import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { TextLink } from '../../ui/index.ts';
import { SectionFrame } from '../settings/section-frame.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { PoliciesPanel } from './policies-panel.tsx';
import { policiesQuery } from './queries.ts';
import { RulesPanel } from './rules-panel.tsx';

/** How conversations find somebody: what rules make of them, whose turn it is, and who is there. */
export default function AssignmentSection() {
  const { t } = useTranslation('assignment');
  const client = useQueryClient();
  const { data } = useQuery(policiesQuery);
  useLive(['assignment', 'conversations'], () => void client.invalidateQueries({ queryKey: ['assignment'] }));
  return (
    <SectionFrame
      name="assignment"
      facts={
        data &&
        data.seeking > 0 && (
          <TextLink to="/inbox" search={{ view: 'active', assignee: 'seeking' }}>
            {t('seeking', { count: data.seeking })}
          </TextLink>
        )
      }
    >
      <PoliciesPanel />
      <RulesPanel />
      <PeoplePanel />
    </SectionFrame>
  );
}
