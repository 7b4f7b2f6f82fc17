import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { toast } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';

/** Tells whoever is called in a note, or owes what was promised, wherever they are. */
export function useMemberNews(): void {
  const { t } = useTranslation('conversations');
  const { id } = useMember();
  useLive([`member:${id}`], ({ mentionedIn, brokenIn, number, by, text }) => {
    if (typeof mentionedIn === 'string' && typeof number === 'number')
      toast({ title: t('news.mentioned', { name: String(by), number }) });
    if (typeof brokenIn === 'string') toast({ title: t('news.broken'), description: String(text) });
  });
}
