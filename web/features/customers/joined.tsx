import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Time } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './customer-page.module.css';
import { useMemberName } from './names.ts';
import type { Customer } from './queries.ts';
import { UndoMerge } from './undo-merge.tsx';

/** Who a member let join this person, the latest first, with a way back. What joined by itself stands with the keys. */
export function Joined({ customer }: { customer: Customer }) {
  const { t } = useTranslation(['customers', 'ui']);
  const mayMerge = useMay()('customers.merge');
  const memberName = useMemberName(customer);
  const [undoing, setUndoing] = useState<string>();
  const merges = customer.merges.filter(({ by, undoneAt }) => by !== ITSELF && !undoneAt);
  if (merges.length === 0) return null;
  return (
    <>
      <ul className={styles.joined}>
        {merges.map(({ id, loserName, loserId, by, at }) => (
          <li key={id}>
            <span>
              {t('merges.joined', { name: memberName(loserId, loserName) })} · {by} · <Time at={at} />
            </span>
            {mayMerge && (
              <Button size="s" look="quiet" onClick={() => setUndoing(id)}>
                {t('ui:undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <UndoMerge customerId={customer.id} mergeId={undoing} onClose={() => setUndoing(undefined)} />
    </>
  );
}

/** Who merged, in the record, where no member did. */
const ITSELF = 'Jornada';
