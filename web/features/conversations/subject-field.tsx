import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './header.module.css';
import { type Conversation, conversationQuery, refreshConversations } from './queries.ts';
import { MarkedWords } from './search-hits/marked.tsx';
import { useSearched } from './search-hits/use-hits.ts';

/** What it is about, written over in place: Enter keeps it, Escape brings back what was. */
export function SubjectField({ conversation: { id, subject } }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const mayWrite = useMay()('conversations.write');
  const client = useQueryClient();
  const [text, setText] = useState(subject);
  const save = useMutation({
    mutationFn: (next: string) => call(conversationsApi.change, { params: { id }, body: { subject: next } }),
    onSuccess: (told) => {
      client.setQueryData(conversationQuery(id).queryKey, told);
      return refreshConversations(client, [id]);
    },
    onError: toastProblem,
  });
  const marked = <MarkedWords text={text} search={useSearched()} />;
  if (!mayWrite) return subject ? <p className={styles.subject}>{marked}</p> : null;
  return (
    <div className={styles.subjectField}>
      {/* A field shows no marks of its own: they lie below its words. */}
      <span aria-hidden className={styles.subjectMarks}>
        {marked}
      </span>
      <input
        className={styles.subject}
        aria-label={t('subject')}
        placeholder={t('noSubject')}
        title={text}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() !== subject && save.mutate(text.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key !== 'Escape') return;
          event.currentTarget.value = subject;
          setText(subject);
          requestAnimationFrame(() => (document.activeElement as HTMLElement | null)?.blur());
        }}
      />
    </div>
  );
}
