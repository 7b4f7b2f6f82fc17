import { useQuery } from '@tanstack/react-query';
import { Check, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Callout, EmptyState, Panel, SkeletonRows, TextLink, Time } from '../../ui/index.ts';
import { useCallName } from './call-name.ts';
import styles from './connect.module.css';
import { useFaultText } from './faults.tsx';
import { type RecentCall, recentQuery } from './queries.ts';

/** Every event as it comes; while nothing does, a line that waits. */
export function Arriving() {
  const { t } = useTranslation('connect');
  const query = useQuery(recentQuery);
  const calls = query.data?.items;
  return (
    <Panel
      flush
      className={styles.arriving}
      title={
        <span className={styles.listening}>
          <span className={styles.pulse} aria-hidden />
          {t('arriving.title')}
        </span>
      }
      description={t('arriving.text')}
    >
      {query.error && (
        <div className={styles.inset}>
          <Callout
            problem={query.error}
            action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
          />
        </div>
      )}
      {query.isPending && <SkeletonRows rows={6} />}
      {calls?.length === 0 && (
        <EmptyState drawing="connect" title={t('arriving.none')}>
          {t('arriving.noneText')}
        </EmptyState>
      )}
      {calls && calls.length > 0 && (
        <ul className={styles.calls} aria-live="polite" aria-relevant="additions">
          {calls.map((call) => (
            <OneCall key={call.id} call={call} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function OneCall({ call }: { call: RecentCall }) {
  const { t } = useTranslation('connect');
  const textOf = useFaultText();
  const nameOf = useCallName();
  const { who, faults, at } = call;
  const shown = nameOf(call);
  return (
    <li className={styles.call}>
      {faults ? (
        <CircleAlert size={16} className={styles.refused} aria-label={t('arriving.refused')} />
      ) : (
        <Check size={16} className={styles.taken} aria-label={t('arriving.taken')} />
      )}
      <div className={styles.callText}>
        <p>
          <code className={styles.kind}>{call.call}</code> {shown && <strong>{shown}</strong>}
        </p>
        {faults ? (
          <p className={styles.wrong}>
            {faults[0]?.at && <code>{faults[0].at}</code>} {faults[0] && textOf(faults[0])}{' '}
            <TextLink to="/connect" search={{ view: 'refused' }}>
              {t('arriving.mend')}
            </TextLink>
          </p>
        ) : (
          who && (
            <p className={styles.who}>
              <TextLink to="/customers" search={{ search: who }}>
                {who}
              </TextLink>
            </p>
          )
        )}
      </div>
      <span className={styles.when}>
        <Time at={at} />
      </span>
    </li>
  );
}
