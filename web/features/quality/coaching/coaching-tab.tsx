import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Panel } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { Loaded } from '../loaded.tsx';
import styles from '../quality.module.css';
import { notesQuery } from '../queries.ts';
import { NoteCard } from './note-card.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { useSeen } from './use-seen.ts';

/** Notes from and to the reader; what is not done first. */
export function CoachingTab() {
  const { t } = useTranslation('quality');
  const mayWrite = useMay()('quality.review');
  const query = useQuery(notesQuery());
  const [writing, write] = useState(false);
  const isNew = useSeen(query.data?.items);
  return (
    <Panel
      title={t('tab.coaching')}
      description={t('coaching.about')}
      actions={
        mayWrite && (
          <Button look="primary" onClick={() => write(true)}>
            {t('coaching.new')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        <div className={styles.stack}>
          {query.data?.items.map((note) => (
            <NoteCard key={note.id} note={note} isNew={isNew(note)} />
          ))}
          {query.data?.items.length === 0 && (
            <EmptyState title={t('coaching.empty')}>
              {t(mayWrite ? 'coaching.emptyText' : 'coaching.emptyOwn')}
            </EmptyState>
          )}
        </div>
      </Loaded>
      {writing && <NoteDialog onClose={() => write(false)} />}
    </Panel>
  );
}
