import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton, type UrlFilters } from '../../ui/index.ts';
import { articleQuery } from '../knowledge/queries.ts';
import styles from './did-line.module.css';
import { articleOf } from './views.ts';

/** With which article the conversations of the list were answered; and the way back to all. */
export function AnsweredWithLine({ url }: { url: UrlFilters }) {
  const id = articleOf(url.one);
  return id ? <Line id={id} onClear={() => url.clear('article')} /> : null;
}

function Line({ id, onClear }: { id: string; onClear: () => void }) {
  const { t } = useTranslation('knowledge');
  const { data, error } = useQuery(articleQuery(id));
  return (
    <p className={styles.line}>
      <span>{data ? t('answeredWith', { title: data.title }) : error && t('answeredWithOne')}</span>
      <IconButton size="s" label={t('showAll')} icon={<X size={14} />} onClick={onClear} />
    </p>
  );
}
