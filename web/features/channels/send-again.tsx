import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mailsApi } from '../../../server/features/channels/email/contract.ts';
import { call } from '../../api.ts';
import { Button, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';

/** Tries again to send an answer that failed. */
export function SendAgain({ conversationId, messageId }: { conversationId: string; messageId: string }) {
  const { t } = useTranslation('channels');
  const client = useQueryClient();
  const mayWrite = useMay()('conversations.write');
  const again = useMutation({
    mutationFn: () => call(mailsApi.sendAgain, { params: { id: messageId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['conversation', conversationId] }),
    onError: toastProblem,
  });
  if (!mayWrite) return null;
  return (
    <Button size="s" busy={again.isPending} onClick={() => again.mutate()}>
      {t('sendAgain')}
    </Button>
  );
}
