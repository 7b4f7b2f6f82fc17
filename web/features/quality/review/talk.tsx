import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewsApi } from '../../../../server/features/quality/reviews/contract.ts';
import { call } from '../../../api.ts';
import { Button, Panel, Time, toast, toastProblem } from '../../../ui/index.ts';
import { useMay, useMember } from '../../session/session.ts';
import { NoteCard } from '../coaching/note-card.tsx';
import { NoteDialog } from '../coaching/note-dialog.tsx';
import { useSeen } from '../coaching/use-seen.ts';
import { notesQuery, type Review, useFreshQuality } from '../queries.ts';
import styles from './review.module.css';
import { WordsDialog } from './words-dialog.tsx';

/** What the member says to it, a second look, and notes that came of it. */
export function Talk({ review }: { review: Review }) {
  const { t } = useTranslation('quality');
  const { id: self } = useMember();
  const mayReview = useMay()('quality.review');
  const { data: notes } = useQuery(notesQuery({ review: review.id }));
  const isNew = useSeen(notes?.items);
  const [asked, ask] = useState<'dispute' | 'resolve' | 'note' | null>(null);
  const { id, member, state, dispute, resolution } = review;
  const isMine = member.id === self;
  return (
    <Panel
      title={t('talk.title')}
      actions={
        mayReview &&
        !isMine &&
        state !== 'draft' && (
          <Button size="s" onClick={() => ask('note')}>
            {t('coaching.new')}
          </Button>
        )
      }
    >
      <div className={styles.criteria}>
        {dispute && <Said words={dispute} title={t('talk.disputed', { name: member.name })} />}
        {resolution && (
          <Said words={resolution} title={t('talk.resolved', { name: resolution.by?.name ?? '' })} />
        )}
        {isMine && <OwnDeeds review={review} onDispute={() => ask('dispute')} />}
        {!isMine && state === 'disputed' && mayReview && (
          <Button look="primary" onClick={() => ask('resolve')}>
            {t('talk.resolve')}
          </Button>
        )}
        {!isMine && !dispute && <p className={styles.soft}>{t(`talk.${state}`, { name: member.name })}</p>}
        {notes?.items.map((note) => (
          <NoteCard key={note.id} note={note} isNew={isNew(note)} />
        ))}
      </div>
      {(asked === 'dispute' || asked === 'resolve') && (
        <WordsDialog
          title={t(`talk.${asked}`)}
          hint={t(`talk.${asked}Hint`)}
          submit={(text) =>
            call(asked === 'dispute' ? reviewsApi.dispute : reviewsApi.resolve, {
              params: { id },
              body: { text },
            })
          }
          onClose={() => ask(null)}
        />
      )}
      {asked === 'note' && <NoteDialog member={member} review={id} onClose={() => ask(null)} />}
    </Panel>
  );
}

function Said({ words, title }: { words: NonNullable<Review['dispute']>; title: string }) {
  return (
    <div>
      <p className={styles.soft}>
        {title} · <Time at={words.at} />
      </p>
      <p className={styles.words}>{words.text}</p>
    </div>
  );
}

function OwnDeeds({ review: { id, state, dispute }, onDispute }: { review: Review; onDispute: () => void }) {
  const { t } = useTranslation('quality');
  const refresh = useFreshQuality();
  const acknowledge = () =>
    call(reviewsApi.acknowledge, { params: { id } })
      .then(async () => {
        await refresh();
        toast({ title: t('talk.thanks') });
      })
      .catch(toastProblem);
  if (state === 'disputed') return <p className={styles.soft}>{t('talk.waits')}</p>;
  return (
    <div className={styles.deeds}>
      {!dispute && (
        <Button look="quiet" onClick={onDispute}>
          {t('talk.dispute')}
        </Button>
      )}
      {state === 'acknowledged' ? (
        <span className={styles.soft}>{t('talk.youAcknowledged')}</span>
      ) : (
        <Button look="primary" onClick={acknowledge}>
          {t('talk.acknowledge')}
        </Button>
      )}
    </div>
  );
}
