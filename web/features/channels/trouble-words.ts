import { useTranslation } from 'react-i18next';
import type { Trouble } from './queries.ts';

const KNOWN = [
  ...([
    'unknown-host',
    'refused',
    'timeout',
    'encryption',
    'credentials',
    'sign-in',
    'folder',
    'sender',
    'busy',
  ] as const),
  ...(['broken-off', 'sealed', 'keeping', 'uncertain', 'account'] as const),
] as const;
type Known = (typeof KNOWN)[number];

/** What is wrong with a server, in plain words; the server's own come after them. */
export function useTroubleWords(): (trouble: Trouble) => string {
  const { t } = useTranslation('channels');
  return ({ kind, detail }) => {
    const known = KNOWN.includes(kind as Known) ? t(`trouble.${kind as Known}`) : t('trouble.unknown');
    return detail ? t('trouble.said', { known, detail }) : known;
  };
}
