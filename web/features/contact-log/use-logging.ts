import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactLogApi } from '../../../server/features/contact-log/contract.ts';
import { call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { type Draft, emptyDraft, entryOf } from './draft.ts';
import type { Contact } from './queries.ts';

/** Of what tells that an entry was written down, and offers to take it back: it goes when that was done elsewhere. */
export const loggedToast = (id: string) => `logged ${id}`;

export interface Logging {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
  save: () => void;
  isSaving: boolean;
  error: Error | null;
}

/** One after another: what is saved makes room for the next. @param account id of the shop */
export function useLogging(start: () => Draft, account?: string): Logging {
  const { t } = useTranslation('contacts');
  const nameOf = useCustomerName();
  const client = useQueryClient();
  const [draft, setDraft] = useState(start);
  const refresh = () =>
    Promise.all(
      ['contact-log', 'calls', 'conversations'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  const undo = ({ id, customer }: Contact, before: Draft) =>
    call(contactLogApi.undo, { params: { id } })
      .then(() => {
        // What was written down is at hand again, to be put right; it is another entry then.
        // Who was new then is known now, and is no second person when it is saved again.
        const person = { kind: 'known' as const, id: customer.id, called: customer };
        setDraft({ ...before, person, key: crypto.randomUUID() });
        return refresh();
      })
      .catch(toastProblem);
  const save = useMutation({
    mutationFn: (told: Draft) => call(contactLogApi.log, { body: entryOf(told, account) }),
    onSuccess: (made, told) => {
      toast({
        id: loggedToast(made.id),
        title: t('saved', { name: nameOf(made.customer), number: made.conversation.number }),
        ...(made.undoableUntil && { undo: () => void undo(made, told) }),
      });
      setDraft(emptyDraft(told.channel));
      return refresh();
    },
  });
  return {
    draft,
    put: (change) => setDraft((before) => ({ ...before, ...change })),
    save: () => save.mutate(draft),
    isSaving: save.isPending,
    error: save.error,
  };
}
