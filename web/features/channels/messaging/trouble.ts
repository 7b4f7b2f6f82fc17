import { useTranslation } from 'react-i18next';
import type { Messenger } from './queries.ts';

type Trouble = NonNullable<Messenger['state']['sending']>;
const KNOWN = ['account', 'busy', 'network', 'uncertain', 'message'] as const;

/** What is wrong with a provider, in plain words; its own come after them. */
export function useProviderTrouble(): (trouble: Trouble) => string {
  const { t } = useTranslation('channels');
  return ({ kind, detail }) => {
    const known = KNOWN.find((one) => one === kind) ?? 'message';
    const words = t(`messaging.trouble.${known}`);
    return detail ? t('trouble.said', { known: words, detail }) : words;
  };
}
