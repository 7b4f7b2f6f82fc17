import { useQuery } from '@tanstack/react-query';
import { Mail, MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MENTIONED_DAYS } from '../../../server/features/conversations/usual-views.ts';
import { Button, ButtonLink, EmptyState, type UrlFilters } from '../../ui/index.ts';
import { channelsQuery } from '../channels/queries.ts';
import { useMay } from '../session/session.ts';
import { anyConversationQuery } from './queries.ts';
import { shownView } from './shown-view.ts';

interface Props {
  url: UrlFilters;
  /** Absent for members who may not. */
  onBegin: (() => void) | undefined;
}

/** A view in which nothing is: because it is done with, or because nothing can arrive yet. */
export function NothingHere({ url, onBegin }: Props) {
  const beginning = useBeginning();
  if (beginning === 'unknown') return null;
  return beginning ? <NothingYet onBegin={onBegin} /> : <NothingInView url={url} onBegin={onBegin} />;
}

/** Whether there is neither a conversation nor an account by which one could arrive. */
function useBeginning(): boolean | 'unknown' {
  const accounts = useQuery({ ...channelsQuery, enabled: useMay()('workspace.read') });
  const any = useQuery(anyConversationQuery);
  if (accounts.isLoading || any.isLoading) return 'unknown';
  return accounts.data?.items.length === 0 && any.data?.total === 0;
}

function NothingYet({ onBegin }: Pick<Props, 'onBegin'>) {
  const { t } = useTranslation('conversations');
  const may = useMay();
  const mayConnect = may('workspace.manage');
  return (
    <EmptyState
      title={t('empty.active')}
      action={
        <>
          {mayConnect && (
            <>
              <ButtonLink
                to="/settings/$section"
                params={{ section: 'channels' }}
                look="primary"
                icon={<Mail size={16} />}
              >
                {t('empty.mail')}
              </ButtonLink>
              <ButtonLink
                to="/settings/$section"
                params={{ section: 'chat' }}
                icon={<MessageCircle size={16} />}
              >
                {t('empty.chat')}
              </ButtonLink>
            </>
          )}
          {may('imports.write') && <ButtonLink to="/sample">{t('empty.sample')}</ButtonLink>}
          {!mayConnect && onBegin && <Button onClick={onBegin}>{t('begin')}</Button>}
        </>
      }
    >
      {t(mayConnect ? 'empty.connectText' : 'empty.unconnectedText')}
    </EmptyState>
  );
}

function NothingInView({ url, onBegin }: Props) {
  const { t } = useTranslation('conversations');
  const view = shownView(url) ?? 'active';
  return (
    <EmptyState
      title={t(`empty.${view}`)}
      action={view === 'active' && onBegin && <Button onClick={onBegin}>{t('begin')}</Button>}
    >
      {t(`empty.${view}Text`, { days: MENTIONED_DAYS })}
    </EmptyState>
  );
}
