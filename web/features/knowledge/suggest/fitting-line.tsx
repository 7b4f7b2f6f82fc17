import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import styles from './suggest.module.css';
import type { Articles } from './use-articles.ts';

/** Says that there is an article that fits; nothing where there is none. */
export function FittingLine({ articles: { suggested, setOpen } }: { articles: Articles }) {
  const { t } = useTranslation('knowledge');
  const format = useFormat();
  const [best, ...others] = suggested ?? [];
  if (!best) return null;
  return (
    <button type="button" className={styles.fitting} aria-haspopup="dialog" onClick={() => setOpen(true)}>
      <BookOpen size={14} aria-hidden className={styles.icon} />
      <span className={styles.best}>{t('suggest.fitting', { title: best.title })}</span>
      {others.length > 0 && (
        <span className={styles.more}>{t('suggest.more', { shown: format.number(others.length) })}</span>
      )}
    </button>
  );
}
