import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { meApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { Badge, Button, Callout, ListRow, Panel, SkeletonRows, toast, toastProblem } from '../../ui/index.ts';
import { browserName } from './browser-name.ts';
import { sessionsQuery } from './queries.ts';
import styles from './settings.module.css';

/** Where the member is signed in. */
export function AccountSessions() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const client = useQueryClient();
  const query = useQuery(sessionsQuery);
  const sessions = query.data?.items;

  async function end(deed: () => Promise<unknown>, said: string) {
    try {
      await deed();
      toast({ title: said });
    } catch (problem) {
      toastProblem(problem);
    }
    await client.invalidateQueries({ queryKey: ['my-sessions'] });
  }

  return (
    <Panel
      title={t('sessions.title')}
      actions={
        (sessions?.length ?? 0) > 1 && (
          <Button size="s" onClick={() => end(() => call(meApi.endOtherSessions), t('sessions.othersEnded'))}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
      flush
    >
      {query.error && <Callout problem={query.error} />}
      {query.isPending && <SkeletonRows rows={2} />}
      {sessions?.map(({ id, userAgent, ip, current, createdAt }) => (
        <ListRow
          key={id}
          leading={<Monitor size={18} className={styles.icon} aria-hidden />}
          facts={
            <>
              <strong>{browserName(userAgent) ?? t('sessions.unknown')}</strong>
              {current && <Badge kind="accent">{t('sessions.this')}</Badge>}
            </>
          }
          note={[t('sessions.since', { when: format.dateTime(createdAt) }), ip].filter(Boolean).join(' · ')}
          trailing={
            !current && (
              <Button
                size="s"
                look="quiet"
                onClick={() => end(() => call(meApi.endSession, { params: { id } }), t('sessions.ended'))}
              >
                {t('sessions.end')}
              </Button>
            )
          }
        />
      ))}
    </Panel>
  );
}
