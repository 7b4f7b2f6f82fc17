import { useTranslation } from 'react-i18next';
import { Button, Callout } from '../../ui/index.ts';
import styles from './composer.module.css';
import type { Message } from './queries.ts';
import type { Overtaken } from './use-overtaken.ts';

interface OvertakenLineProps {
  overtaken: Overtaken;
  /** What the customer is called. */
  customer: string;
  isSent: boolean;
}

/** Said while one writes: somebody else answered, or the customer wrote again. */
export function OvertakenLine({ overtaken, customer, isSent }: OvertakenLineProps) {
  const { t } = useTranslation('conversations');
  const { answered, wrote, isWarned, onLooked } = overtaken;
  const lookAt = (message: Message, look: 'quiet' | 'secondary') => (
    <Button
      size="s"
      look={look}
      onClick={() => {
        bringIntoSight(message);
        onLooked(message);
      }}
    >
      {t('overtaken.look')}
    </Button>
  );
  const told = answered && t('overtaken.answered', { name: answered.author.name || t('overtaken.somebody') });
  return (
    <div className={styles.overtaken} role="status">
      {answered && isWarned && (
        <Callout kind="warning" title={told} action={lookAt(answered, 'secondary')}>
          {t(isSent ? 'overtaken.notSent' : 'overtaken.notSaved')}
        </Callout>
      )}
      {answered && !isWarned && (
        <p className={styles.meanwhile}>
          <strong>{told}</strong>
          {lookAt(answered, 'quiet')}
        </p>
      )}
      {wrote && (
        <p className={styles.meanwhile}>
          {t('overtaken.wrote', { name: wrote.author.name || customer })}
          {lookAt(wrote, 'quiet')}
        </p>
      )}
    </div>
  );
}

/** With the keyboard on it; what one writes is a key away. */
function bringIntoSight({ id }: Message) {
  const found = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
  found?.scrollIntoView({ block: 'center' });
  found?.focus({ preventScroll: true });
}
