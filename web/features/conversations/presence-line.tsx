import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import styles from './pane.module.css';
import type { Present } from './presence.ts';

interface PresenceLineProps {
  others: readonly Present[];
  /** That somebody is sending an answer; null while nobody is. */
  sending: string | null;
  /** What the customer is called, who may be here, too. */
  customer: string;
}

/** Who else is here: "Ana is typing". Keeps its place, so that nothing jumps when somebody comes. */
export function PresenceLine({ others, sending, customer }: PresenceLineProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const nameOf = ({ name, isCustomer }: Present) => name || (isCustomer ? customer : '');
  // Whoever sends has just typed.
  const typing = others.filter(({ doing, isCustomer }) => doing === 'typing' && (isCustomer || !sending));
  const looking = others.filter(({ isCustomer }) => !isCustomer);
  const isInChat = looking.length < others.length;
  const names = (people: readonly Present[]) => format.list(people.map(nameOf));
  const words = typing.length
    ? [t('typing', { count: typing.length, names: names(typing) })]
    : [
        isInChat && t('inChat', { name: names(others.filter(({ isCustomer }) => isCustomer)) }),
        looking.length > 0 && t('looking', { count: looking.length, names: names(looking) }),
      ];
  return (
    <p className={styles.presence} aria-live="polite">
      {sending && <strong className={styles.sending}>{sending}</strong>}
      {words.filter(Boolean).join(' · ')}
    </p>
  );
}
