import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { Page, Panel, TextLink } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { DayList } from './day-list.tsx';
import { type Draft, emptyDraft, usualChannel } from './draft.ts';
import styles from './log.module.css';
import { LogForm } from './log-form.tsx';
import { OpenCalls } from './open-calls.tsx';
import { type Call, callsQuery, customerQuery } from './queries.ts';
import { useLogging } from './use-logging.ts';

/** Calls and visits, written down by whoever stands there; below it the day. */
export default function LogPage() {
  const { t } = useTranslation('contacts');
  const mayWrite = useMay()('conversations.write');
  const mayManage = useMay()('workspace.manage');
  const client = useQueryClient();
  const logging = useLogging(() => emptyDraft(usualChannel()));
  useLive(['contact-log'], () => void client.invalidateQueries({ queryKey: ['contact-log'] }));
  useAsked(logging.put);
  return (
    <Page
      title={t('title')}
      description={t('about')}
      actions={
        mayManage && (
          <TextLink to="/settings/$section" params={{ section: 'phone' }}>
            {t('settings')}
          </TextLink>
        )
      }
    >
      <div className={styles.columns}>
        {mayWrite && (
          <Panel>
            <LogForm logging={logging} />
          </Panel>
        )}
        <div className={styles.side}>
          <OpenCalls onTake={(one) => logging.put(ofCall(one))} />
          <DayList />
        </div>
      </div>
    </Page>
  );
}

/** What is known of it from the call alone. */
export function ofCall(call: Call): Partial<Draft> {
  const { customer, number, direction } = call;
  return {
    ...{ channel: 'phone', direction, call: call.id, outcome: null, conversation: null },
    person: customer
      ? { kind: 'known', id: customer.id, called: customer }
      : number
        ? { kind: 'new', phone: number }
        : null,
  };
}

/** Opened with a call, or with a customer: `?call=…`, `?customer=…`. Taken once, then the address forgets it. */
function useAsked(put: (change: Partial<Draft>) => void): void {
  const navigate = useNavigate();
  const { call, customer } = useSearch({ strict: false }) as { call?: string; customer?: string };
  const calls = useQuery({ ...callsQuery, enabled: call !== undefined }).data;
  const found = calls && [...calls.now, ...calls.open].find(({ id }) => id === call);
  const known = useQuery({ ...customerQuery(customer ?? ''), enabled: customer !== undefined }).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `put` and `navigate` are others at every look.
  useEffect(() => {
    if (found) put(ofCall(found));
    else if (known) put({ person: { kind: 'known', id: known.id, called: { ...known, knownAs: null } } });
    else return;
    void navigate({ to: '/service/log', search: {}, replace: true });
  }, [found, known]);
}
