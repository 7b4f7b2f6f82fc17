/** What notices say: within the app, and outside it, where others may see the screen. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import type { Conversation } from '../conversations/queries.ts';
import { useCustomerName } from '../customers/names.ts';
import { conversationsOf, type Notice } from './notice.ts';

export interface Said {
  title: string;
  description?: string;
}

/** Says what they are, where they are all of one kind. */
const COUNTED = ['missed', 'warning', 'given', 'failed', 'waits'] as const;
const manyOf = (notices: readonly Notice[]) => {
  const one = COUNTED.find((kind) => notices.every((notice) => notice.kind === kind));
  return one ? (`manyOf.${one}` as const) : 'many';
};

export function useNoticeWords() {
  const { t } = useTranslation('notices');
  const { t: levels } = useTranslation('levels');
  const format = useFormat();
  const nameOf = useCustomerName();

  /** Nothing of the customer: no name, no word. */
  function plain(notices: readonly Notice[]): string {
    const one = notices.at(-1)!;
    const count = conversationsOf(notices).length;
    if (count > 1) return t(manyOf(notices), { count, n: format.number(count) });
    if (one.kind === 'broken') return t('broken');
    const { number } = one;
    if (one.kind === 'mentioned' || one.kind === 'takenOver') return t(one.kind, { name: one.by, number });
    return t(one.kind, { number });
  }

  /** @param conversation the one that they are of, where it is one and could be read */
  function whole(notices: readonly Notice[], conversation: Conversation | undefined): Said {
    const one = notices.at(-1)!;
    if (conversationsOf(notices).length > 1) return { title: plain(notices) };
    if (one.kind === 'broken') return { title: plain(notices), description: one.promise };
    if (one.kind === 'warning' || one.kind === 'missed')
      return { title: plain(notices), description: levels(`metric.${one.metric}`) };
    if (!conversation) return { title: plain(notices) };
    const name = nameOf(conversation.customer);
    const { subject, preview } = conversation;
    if (one.kind === 'wrote' || one.kind === 'waits')
      return { title: t(`${one.kind}By`, { name }), description: preview };
    return { title: plain(notices), description: [name, subject || preview].filter(Boolean).join(' · ') };
  }

  return { plain, whole };
}
