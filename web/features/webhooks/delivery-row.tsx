import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronRight, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webhooksApi } from '../../../server/features/webhooks/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import {
  Badge,
  type BadgeProps,
  Button,
  Callout,
  CodeBlock,
  SkeletonText,
  Time,
  toastProblem,
} from '../../ui/index.ts';
import { type Delivery, type Endpoint, payloadQuery, WEBHOOKS_KEY } from './queries.ts';
import styles from './webhooks.module.css';

interface DeliveryRowProps {
  endpoint: Endpoint;
  delivery: Delivery;
}

const LOOKS: Record<Delivery['state'], BadgeProps['kind']> = {
  delivered: 'accent',
  pending: 'warning',
  failed: 'broken',
};

/** One delivery; opened, with what was sent and what was answered. */
export function DeliveryRow({ endpoint, delivery }: DeliveryRowProps) {
  const { t } = useTranslation('webhooks');
  const [isOpen, setOpen] = useState(false);
  const { type, at, state } = delivery;
  return (
    <details className={styles.delivery} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.line}>
        <ChevronRight size={16} className={styles.chevron} aria-hidden />
        <span className={styles.what}>
          <code className={styles.type}>{type}</code>
          <Outcome delivery={delivery} isOn={endpoint.enabled} />
        </span>
        <Badge kind={LOOKS[state] ?? 'plain'}>{t(`stateOf.${state}`)}</Badge>
        <span className={styles.when}>
          <Time at={at} />
        </span>
      </summary>
      {isOpen && <Details endpoint={endpoint} delivery={delivery} />}
    </details>
  );
}

/** What happened last, and what comes next. */
function Outcome({ delivery, isOn }: { delivery: Delivery; isOn: boolean }) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const { trouble, status, attempts, nextAt } = delivery;
  const words = [
    trouble && t(`trouble.${trouble}`, { status: status ?? 0 }),
    attempts > 1 && t('attempts', { count: attempts }),
    isOn && trouble && nextAt && t('next', { when: format.relative(nextAt) }),
  ].filter((word) => typeof word === 'string');
  return words.length > 0 && <span className={styles.outcome}>{words.join(' · ')}</span>;
}

function Details({ endpoint, delivery }: DeliveryRowProps) {
  const { t } = useTranslation('webhooks');
  const client = useQueryClient();
  const payload = useQuery(payloadQuery(endpoint.id, delivery.id));
  const replay = useMutation({
    mutationFn: () => call(webhooksApi.replay, { params: { id: endpoint.id, delivery: delivery.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: WEBHOOKS_KEY }),
    onError: toastProblem,
  });
  const { status, excerpt, detail, eventId } = delivery;
  return (
    <div className={styles.details}>
      {detail && <p className={styles.detail}>{detail}</p>}
      {status !== null && (
        <section>
          <h3>{t('answered', { status })}</h3>
          {excerpt ? <CodeBlock code={excerpt} label={t('answered', { status })} /> : <p>{t('noBody')}</p>}
        </section>
      )}
      {endpoint.enabled && (
        <Button
          size="s"
          icon={<RotateCcw size={16} />}
          busy={replay.isPending}
          onClick={() => replay.mutate()}
        >
          {t('replay')}
        </Button>
      )}
      <section>
        <h3>{t('sent')}</h3>
        <p className={styles.id}>
          webhook-id: <code>{eventId}</code>
        </p>
        {payload.error && <Callout problem={payload.error} />}
        {payload.isPending && <SkeletonText lines={4} />}
        {payload.data && <CodeBlock code={pretty(payload.data)} label={t('sent')} />}
      </section>
    </div>
  );
}

const pretty = (json: string) => JSON.stringify(JSON.parse(json), null, 2);
