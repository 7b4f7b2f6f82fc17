/** Answers of others, or of oneself in another window, that wait out their seconds: seen by everybody, and asked about before another one is sent. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import { isSentFromHere } from './held-sends.ts';
import { type Conversation, conversationQuery } from './queries.ts';

const ARRIVED_BY_MS = 500;

/** Who is sending an answer, in words; null while nobody is. */
export function useOthersSending({ id, sending }: Conversation): string | null {
  const { t } = useTranslation('conversations');
  const { id: self } = useMember();
  const format = useFormat();
  const client = useQueryClient();
  // Whoever left while it waited cannot say that it is over.
  useEffect(() => {
    if (!sending.length) return;
    const over = Math.max(...sending.map(({ seconds }) => seconds)) * 1000 + ARRIVED_BY_MS;
    const { queryKey } = conversationQuery(id);
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey }), over);
    return () => clearTimeout(timer);
  }, [client, id, sending]);

  const others = sending.filter(({ by }) => by.id !== self);
  if (!others.length) return sending.length && !isSentFromHere(id) ? t('sending.self') : null;
  return t('sending.who', { count: others.length, names: format.list(others.map(({ by }) => by.name)) });
}

/** @param who what `useOthersSending` says */
export function useAskFirst(who: string | null): { ask: (send: () => void) => void; dialog: ReactNode } {
  const { t } = useTranslation('conversations');
  const [send, setSend] = useState<() => void>();
  return {
    ask: (wanted) => (who ? setSend(() => wanted) : wanted()),
    dialog: send && (
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && setSend(undefined)}
        title={who ?? t('sending.over')}
        confirmLabel={t('sending.anyway')}
        onConfirm={send}
      >
        {t('sending.text')}
      </ConfirmDialog>
    ),
  };
}
