import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { callsApi } from '../../../server/features/channels/phone/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { Button, ListRow, Panel, toastProblem } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import styles from './log.module.css';
import { type Call, callsQuery } from './queries.ts';

/** Calls that the member has had and not written down yet. */
export function OpenCalls({ onTake }: { onTake: (call: Call) => void }) {
  const { t } = useTranslation('contacts');
  const open = useQuery(callsQuery).data?.open ?? [];
  if (!open.length) return null;
  return (
    <Panel flush title={t('open.title')} description={t('open.text')}>
      {open.map((one) => (
        <OpenCall key={one.id} one={one} onTake={onTake} />
      ))}
    </Panel>
  );
}

function OpenCall({ one, onTake }: { one: Call; onTake: (call: Call) => void }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const nameOf = useCustomerName();
  const client = useQueryClient();
  const aside = useMutation({
    mutationFn: () => call(callsApi.setAside, { params: { id: one.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calls'] }),
    onError: toastProblem,
  });
  const Icon = one.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  const name = one.customer ? nameOf(one.customer) : one.number || t('call.withheld');
  return (
    <ListRow
      leading={<Icon size={18} className={styles.icon} aria-hidden />}
      facts={<strong>{name}</strong>}
      note={[format.time(one.beganAt), one.seconds !== null && format.duration(one.seconds)]
        .filter(Boolean)
        .join(' · ')}
      trailing={
        <span className={styles.stacked}>
          <Button size="s" onClick={() => onTake(one)}>
            {t('open.take')}
          </Button>
          <Button size="s" look="quiet" busy={aside.isPending} onClick={() => aside.mutate()}>
            {t('open.aside')}
          </Button>
        </span>
      }
    />
  );
}
