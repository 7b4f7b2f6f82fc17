import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { PhoneIncoming, PhoneOutgoing, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { Avatar, Button, IconButton, Keys, useShortcut } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { useMay } from '../session/session.ts';
import styles from './call-pop.module.css';
import { Lately } from './person-card.tsx';
import { type Call, callsQuery } from './queries.ts';

const MOST_SHOWN = 3;

/** Who calls, wherever the member is in the app. */
export function CallPops() {
  const mayWrite = useMay()('conversations.write');
  return mayWrite ? <Pops /> : null;
}

function Pops() {
  const client = useQueryClient();
  const [closed, setClosed] = useState<readonly string[]>([]);
  useLive(['calls'], () => void client.invalidateQueries({ queryKey: ['calls'] }));
  const now = useQuery(callsQuery).data?.now ?? [];
  const shown = now.filter(({ id }) => !closed.includes(id)).slice(0, MOST_SHOWN);
  return (
    <div className={styles.pops} aria-live="polite">
      {shown.map((one, index) => (
        <Pop
          key={one.id}
          one={one}
          isFirst={index === 0}
          onClose={() => setClosed((before) => [...before, one.id])}
        />
      ))}
    </div>
  );
}

interface PopProps {
  one: Call;
  /** The keys are about it. */
  isFirst: boolean;
  onClose: () => void;
}

function Pop({ one, isFirst, onClose }: PopProps) {
  const { t } = useTranslation('contacts');
  const nameOf = useCustomerName();
  const navigate = useNavigate();
  const { direction, state, number, customer, account } = one;
  const name = customer ? nameOf(customer) : number || t('call.withheld');
  const open = () => {
    onClose();
    void navigate({ to: '/service/log', search: { call: one.id } });
  };
  const Icon = direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  return (
    <section className={styles.pop} aria-label={t('call.label', { name })}>
      {isFirst && <PopKeys onOpen={open} />}
      <header className={styles.head}>
        <span className={styles.state} data-state={state}>
          <Icon size={16} aria-hidden />{' '}
          {t(`call.${direction}.${state === 'answered' ? 'answered' : 'ringing'}`)}
          {' · '}
          {account.name}
        </span>
        <IconButton size="s" label={t('call.close', { name })} icon={<X size={16} />} onClick={onClose} />
      </header>
      <div className={styles.who}>
        <Avatar name={name} />
        <div>
          <strong className={styles.name}>{name}</strong>
          <span className={styles.number}>{customer ? number : t('call.unknown')}</span>
        </div>
      </div>
      {customer && <Lately customer={customer.id} />}
      <div className={styles.deeds}>
        <Button look="primary" onClick={open}>
          {customer ? t('call.log') : t('call.create')}
        </Button>
        {isFirst && (
          <span className={styles.keys}>
            <Keys keys="mod+." />
          </span>
        )}
      </div>
    </section>
  );
}

function PopKeys({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('contacts');
  const { t: shell } = useTranslation('shell');
  useShortcut('mod+.', onOpen, { label: t('call.log'), group: shell('help.general') });
  return null;
}
