import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton, Popover, useShortcut } from '../../../ui/index.ts';
import { ArticlePicks } from './article-picks.tsx';
import type { Articles } from './use-articles.ts';

const KEY = 'h';

interface ArticlesButtonProps {
  articles: Articles;
  /** Of the conversation. */
  language: string | null;
}

/** Opens what fits, and the search over all articles. */
export function ArticlesButton({ articles, language }: ArticlesButtonProps) {
  const { t } = useTranslation('knowledge');
  const inbox = useTranslation('conversations').t;
  const { isOpen, setOpen } = articles;
  useShortcut(KEY, () => setOpen(true), { label: inbox('keys.articles'), group: inbox('keys.group') });
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<IconButton label={t('suggest.button')} shortcut={KEY} icon={<BookOpen size={18} />} />}
    >
      {isOpen && <ArticlePicks articles={articles} language={language} />}
    </Popover>
  );
}
