import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import styles from './messaging.module.css';
import type { MessageFacts } from './queries.ts';

/** What is to be known of a message of a messenger beside its words. Nothing of most. */
export function MessageNotes({ facts }: { facts: MessageFacts }) {
  const notes = useNotes(facts);
  const { t } = useTranslation('channels');
  if (!notes.length && !facts.link) return null;
  return (
    <p className={styles.notes}>
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {facts.link && (
        <a href={facts.link} target="_blank" rel="noreferrer noopener">
          {t('messaging.note.see')}
        </a>
      )}
    </p>
  );
}

function useNotes({ way, direction, unshown, editedAt, deletedAt, files }: MessageFacts): string[] {
  const { t } = useTranslation('channels');
  const format = useFormat();
  return [
    way === 'comment' && t(direction === 'in' ? 'messaging.note.comment' : 'messaging.note.commentOut'),
    (way === 'private-reply' || way === 'template') && t(`messaging.note.${way}`),
    deletedAt && t('messaging.note.deleted'),
    editedAt && !deletedAt && t('messaging.note.edited', { when: format.relative(editedAt) }),
    unshown && t('messaging.note.unshown', { what: unshown }),
    ...files.map(({ name, state, reason }) =>
      state === 'pending'
        ? t('messaging.note.fetching', { name })
        : t('messaging.note.notFetched', { name, why: reason ?? '' }),
    ),
  ].filter((note) => typeof note === 'string');
}
