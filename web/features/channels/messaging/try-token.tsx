import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { messagingApi } from '../../../../server/features/channels/messaging/contract.ts';
import { call } from '../../../api.ts';
import { Button, Callout, classes } from '../../../ui/index.ts';
import styles from '../channels.module.css';
import type { MessengerDraft } from './messenger-form.ts';
import { useProviderTrouble } from './trouble.ts';

/** Asks the provider who the token belongs to, before anything is saved. */
export function TryToken({ id, draft }: { id: string | undefined; draft: MessengerDraft }) {
  const { t } = useTranslation('channels');
  const words = useProviderTrouble();
  const { kind } = draft;
  const [accessToken, externalId] = [draft.accessToken.trim(), draft.externalId.trim()];
  const attempt = useMutation({
    mutationFn: () =>
      call(messagingApi.tryOut, {
        body: { id, kind, ...(accessToken && { accessToken }), ...(externalId && { externalId }) },
      }),
  });
  const { data, error } = attempt;
  return (
    <div className={styles.tryOut}>
      <Button busy={attempt.isPending} disabled={!id && !accessToken} onClick={() => attempt.mutate()}>
        {t('messaging.tryOut')}
      </Button>
      <div role="status" className={styles.tried}>
        {error && <Callout problem={error} />}
        {data && (
          <p className={classes(styles.outcome, !data.isFine && styles.trouble)}>
            {data.isFine ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
            {data.trouble
              ? t('messaging.triedNot', { why: words(data.trouble) })
              : t('messaging.tried', { handle: data.handle || t(`messaging.providers.${kind}`) })}
          </p>
        )}
      </div>
    </div>
  );
}
