import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coachingApi } from '../../../../server/features/quality/coaching/contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { Badge, Button, Field, TextArea, TextLink, Time, toast, toastProblem } from '../../../ui/index.ts';
import { useMember } from '../../session/session.ts';
import styles from '../quality.module.css';
import { type Note, useFreshQuality } from '../queries.ts';
import { FollowUpForm } from './follow-up-form.tsx';

interface NoteCardProps {
  note: Note;
  /** The other wrote in it since the reader last looked. */
  isNew?: boolean;
}

/** One note, what was answered, and when the two come back to it. */
export function NoteCard({ note, isNew = false }: NoteCardProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const { author, member, text, review, conversation, followUpOn, isDue, createdAt, done, answers } = note;
  return (
    <article
      className={styles.note}
      aria-label={t('coaching.between', { author: author.name, member: member.name })}
    >
      <header className={styles.noteHead}>
        <strong>{t('coaching.between', { author: author.name, member: member.name })}</strong>
        <span className={styles.quiet}>
          <Time at={createdAt} />
        </span>
        {isNew && <Badge kind="accent">{t('coaching.isNew')}</Badge>}
        {done && <Badge>{t('coaching.done')}</Badge>}
        {!done && followUpOn && (
          <Badge kind={isDue ? 'warning' : 'plain'}>
            {t('coaching.followUp', { date: format.date(`${followUpOn}T12:00:00Z`) })}
          </Badge>
        )}
      </header>
      <p className={styles.words}>{text}</p>
      {(review || conversation) && (
        <p className={styles.quiet}>
          {review && (
            <TextLink to="/service/quality/reviews/$id" params={{ id: review.id }}>
              {t('coaching.toReview')}
            </TextLink>
          )}
          {review && conversation && ' · '}
          {conversation && (
            <TextLink to="/inbox/$id" params={{ id: conversation.id }}>
              {t('coaching.toConversation', { number: conversation.number })}
            </TextLink>
          )}
        </p>
      )}
      {answers.map((answer) => (
        <p key={answer.id} className={styles.answer}>
          <strong>{answer.author.name}</strong>{' '}
          <span className={styles.quiet}>
            <Time at={answer.at} />
          </span>
          <br />
          {answer.text}
        </p>
      ))}
      <NoteDeeds note={note} />
    </article>
  );
}

function NoteDeeds({ note }: { note: Note }) {
  const { id, done, author } = note;
  const { t } = useTranslation('quality');
  const { id: self } = useMember();
  const [moving, move] = useState(false);
  const refresh = useFreshQuality();
  const [text, setText] = useState<string | null>(null);
  const settle = (deed: typeof coachingApi.done | typeof coachingApi.undone) =>
    call(deed, { params: { id } }).then(refresh).catch(toastProblem);

  async function finish() {
    await settle(coachingApi.done);
    toast({ title: t('coaching.doneNow'), undo: () => void settle(coachingApi.undone) });
  }

  async function answer() {
    try {
      await call(coachingApi.answer, { params: { id }, body: { text: text ?? '' } });
      setText(null);
      await refresh();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  if (text !== null)
    return (
      <div className={styles.answering}>
        <Field label={t('coaching.answer')}>
          <TextArea value={text} onChange={setText} rows={2} maxLength={10_000} />
        </Field>
        <div className={styles.deeds}>
          <Button size="s" look="quiet" onClick={() => setText(null)}>
            {t('cancel')}
          </Button>
          <Button size="s" disabled={!text.trim()} onClick={answer}>
            {t('send')}
          </Button>
        </div>
      </div>
    );
  if (moving) return <FollowUpForm note={note} onClose={() => move(false)} />;
  return (
    <div className={styles.deeds}>
      {author.id === self && !done && (
        <Button size="s" look="quiet" onClick={() => move(true)}>
          {t(note.followUpOn ? 'coaching.move' : 'coaching.setDay')}
        </Button>
      )}
      <Button size="s" look="quiet" onClick={() => setText('')}>
        {t('coaching.answer')}
      </Button>
      <Button size="s" look="quiet" onClick={done ? () => settle(coachingApi.undone) : finish}>
        {done ? t('coaching.openAgain') : t('coaching.finish')}
      </Button>
    </div>
  );
}
