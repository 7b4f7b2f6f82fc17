import { useTranslation } from 'react-i18next';
import { Button, closeToast } from '../../ui/index.ts';
import { closeReopened, takeBackBeginning, toastOf, useBeginnings, useReopened } from './held-beginnings.ts';
import styles from './inbox.module.css';
import { NewConversation } from './new-conversation.tsx';

/** First mails that wait, or were not taken, each with the way back to its words. */
export function BeginningLines() {
  const { t } = useTranslation('conversations');
  return useBeginnings().map(({ key, to, state }) => (
    <p key={key} className={styles.elsewhere}>
      <span>{t(state === 'refused' ? 'new.notSent' : 'new.sending', { to })}</span>
      {state !== 'sending' && (
        <Button
          size="s"
          look="quiet"
          onClick={() => {
            closeToast(toastOf(key));
            takeBackBeginning(key);
          }}
        >
          {t(state === 'refused' ? 'held.rewrite' : 'undo')}
        </Button>
      )}
    </p>
  ));
}

/** What was taken back, in the dialog again: for the frame around all pages. */
export function ReopenedBeginning() {
  const before = useReopened();
  if (!before) return null;
  const { known } = before.told.who;
  return <NewConversation key={before.key} customer={known} before={before} onClose={closeReopened} />;
}
