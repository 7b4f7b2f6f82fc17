import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { closeToast, toast } from '../../ui/index.ts';
import { beginConversation, type Outgoing, rememberKind, type Told } from './begin.ts';
import { holdBeginning, type NewBeginning, takeBackBeginning, toastOf } from './held-beginnings.ts';
import { refreshConversations } from './queries.ts';

/** At once, and it opens. A second press with the same key brings the same one, never another. */
export function useBegin(key: string, onClose: () => void) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ told, outgoing }: { told: Told; outgoing: Outgoing }) =>
      beginConversation(told, outgoing, { key }),
    onSuccess: ({ id, number }, { told }) => {
      rememberKind(told);
      toast({ title: t('new.done', { number }) });
      onClose();
      void navigate({ to: '/inbox/$id', params: { id }, search: (before) => before });
      return refreshConversations(client, []);
    },
  });
}

/** A mail of ours: it can be taken back for ten seconds, from wherever one is. */
export function useHoldBeginning() {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const navigate = useNavigate();
  return (told: NewBeginning) => {
    const { key, to } = told;
    const id = toastOf(key);
    rememberKind(told.told);
    holdBeginning(told, {
      onSent: ({ id: conversation, number }) => {
        const open = () => void navigate({ to: '/inbox/$id', params: { id: conversation } });
        toast({ id, title: t('new.sent', { to, number }), deed: { label: t('held.look'), run: open } });
        void refreshConversations(client, []);
      },
      onRefused: () => {
        const rewrite = () => takeBackBeginning(key);
        toast({ id, title: t('new.notSent', { to }), deed: { label: t('held.rewrite'), run: rewrite } });
      },
    });
    const undo = () => {
      closeToast(id);
      takeBackBeginning(key);
    };
    toast({ id, title: t('new.sending', { to }), undo });
  };
}
