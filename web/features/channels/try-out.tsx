import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { channelsApi } from '../../../server/features/channels/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, classes } from '../../ui/index.ts';
import { type AccountDraft, imapOf, isComplete, smtpOf } from './account-form.ts';
import styles from './channels.module.css';
import { useTroubleWords } from './trouble-words.ts';

/** Connects to both servers and says what is wrong, before anything is saved. */
export function TryOut({ id, draft }: { id: string | undefined; draft: AccountDraft }) {
  const { t } = useTranslation('channels');
  const words = useTroubleWords();
  const attempt = useMutation({
    mutationFn: () => call(channelsApi.tryOut, { body: { id, imap: imapOf(draft), smtp: smtpOf(draft) } }),
  });
  if (draft.receiving !== 'imap' && !draft.isSending) return null;
  const { imap, smtp } = attempt.data ?? {};
  return (
    <div className={styles.tryOut}>
      <Button
        busy={attempt.isPending}
        disabled={!isComplete({ ...draft, address: draft.address || '@' })}
        onClick={() => attempt.mutate()}
      >
        {t('tryOut')}
      </Button>
      <div role="status" className={styles.tried}>
        {attempt.error && <Callout problem={attempt.error} />}
        {(
          [
            ['imap', imap],
            ['smtp', smtp],
          ] as const
        ).map(
          ([which, tried]) =>
            tried && (
              <p key={which} className={classes(styles.outcome, !tried.isFine && styles.trouble)}>
                {tried.isFine ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
                {tried.trouble ? t(`tried.${which}Not`, { why: words(tried.trouble) }) : t(`tried.${which}`)}
              </p>
            ),
        )}
      </div>
    </div>
  );
}
