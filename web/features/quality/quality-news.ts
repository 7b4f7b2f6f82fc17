import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { toast } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';

/** Tells whoever was reviewed or coached, wherever they are. */
export function useQualityNews(): void {
  const { t } = useTranslation('quality');
  const { id } = useMember();
  useLive([`member:${id}`], ({ reviewed, coached, by }) => {
    if (typeof reviewed === 'string') toast({ title: t('news.reviewed', { name: String(by) }) });
    if (typeof coached === 'string') toast({ title: t('news.coached', { name: String(by) }) });
  });
}
