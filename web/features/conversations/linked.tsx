import { Link2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, IconButton, TextLink } from '../../ui/index.ts';
import styles from './header.module.css';
import type { Conversation } from './queries.ts';

interface LinkedProps {
  conversation: Conversation;
  /** Absent for members who may not. */
  onUnlink: ((other: string) => void) | undefined;
}

/** What has to do with it. */
export function Linked({ conversation: { linked }, onUnlink }: LinkedProps) {
  const { t } = useTranslation('conversations');
  if (!linked.length) return null;
  return (
    <ul className={styles.linked} aria-label={t('link.label')}>
      {linked.map(({ id, number, subject, preview, status }) => (
        <li key={id}>
          <Link2 size={14} aria-hidden />
          <TextLink to="/inbox/$id" params={{ id }} className={styles.linkedName}>
            #{number} {subject || preview}
          </TextLink>
          <Badge>{t(`status.${status}`)}</Badge>
          {onUnlink && (
            <IconButton
              size="s"
              label={t('link.undo', { number })}
              icon={<X size={14} />}
              onClick={() => onUnlink(id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
