import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Badge, Button, Panel } from '../../ui/index.ts';
import { useReason } from '../merges/reasons.ts';
import { useMay } from '../session/session.ts';
import styles from './identities-tab.module.css';
import { useMemberName } from './names.ts';
import type { Customer } from './queries.ts';
import { UndoMerge } from './undo-merge.tsx';

/** The keys that lead to this person, the customers they are made of, and how those came together. */
export function IdentitiesTab({ customer, onMerge }: { customer: Customer; onMerge: () => void }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  return (
    <div className={styles.parts}>
      <Panel title={t('identities.title')} description={t('identities.text')} flush>
        <Keys customer={customer} />
      </Panel>
      <Panel
        title={t('merges.title')}
        description={customer.merges.length ? t('merges.text') : t('merges.none')}
        actions={
          may('customers.merge') && (
            <Button size="s" icon={<GitMerge size={16} />} onClick={onMerge}>
              {t('merge.open')}
            </Button>
          )
        }
      >
        {customer.merges.length > 0 && <History customer={customer} />}
      </Panel>
    </div>
  );
}

function Keys({ customer }: { customer: Customer }) {
  const { identities, members } = customer;
  const { t } = useTranslation('customers');
  const format = useFormat();
  const memberName = useMemberName(customer);
  const isMerged = members.length > 1;
  return (
    <table className={styles.keys}>
      <thead>
        <tr>
          <th>{t('identities.kind')}</th>
          <th>{t('identities.value')}</th>
          {isMerged && <th>{t('identities.of')}</th>}
          <th>{t('identities.since')}</th>
        </tr>
      </thead>
      <tbody>
        {identities.map(({ kind, source, value, customerId, since }) => (
          <tr key={`${kind} ${source} ${value}`}>
            <td>
              {t(`identity.${kind}`)}
              {source && <small> {source}</small>}
            </td>
            <td className={styles.value}>{value}</td>
            {isMerged && <td>{memberName(customerId, members.find(({ id }) => id === customerId)?.name)}</td>}
            <td>{format.date(since)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function History({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const mayMerge = useMay()('customers.merge');
  const reason = useReason();
  const memberName = useMemberName(customer);
  const [undoing, setUndoing] = useState<Customer['merges'][number]>();
  return (
    <>
      <ol className={styles.history}>
        {customer.merges.map((merge) => (
          <li key={merge.id} className={styles.merge}>
            <div>
              <p>
                {t('merges.line', {
                  loser: memberName(merge.loserId, merge.loserName),
                  winner: memberName(merge.winnerId, merge.winnerName),
                })}{' '}
                {merge.undoneAt && <Badge>{t('merges.isUndone')}</Badge>}
              </p>
              <p className={styles.by}>
                {reason(merge.reason)} · {merge.by} · {format.dateTime(merge.at)}
                {merge.undoneAt &&
                  ` · ${t('merges.undoneBy', { name: merge.undoneBy ?? '', date: format.dateTime(merge.undoneAt) })}`}
              </p>
            </div>
            {!merge.undoneAt && mayMerge && (
              <Button size="s" onClick={() => setUndoing(merge)}>
                {t('merges.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <UndoMerge customerId={customer.id} mergeId={undoing?.id} onClose={() => setUndoing(undefined)} />
    </>
  );
}
