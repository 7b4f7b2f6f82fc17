import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { classes, EmotionMark, ratingSentiment, Time, Voice } from '../../ui/index.ts';
import thread from '../conversations/thread.module.css';
import type { Ask } from './queries.ts';
import styles from './surveys.module.css';

/** What became of asking: a quiet line between the messages. */
export function AskLine({ ask, at }: { ask: Ask; at: string }) {
  const words = useAskWords();
  return (
    <p className={classes(thread.change, styles.line)}>
      <span>{words(ask)}</span>
      <Time at={at} />
    </p>
  );
}

const UNCERTAIN = /^uncertain:/;

function useAskWords(): (ask: Ask) => string {
  const { t, i18n } = useTranslation('surveys');
  const format = useFormat();
  return ({ state, reason, dueAt, by }) => {
    if (state === 'waiting') return t('line.waiting', { when: format.relative(dueAt) });
    if (state === 'in-chat') return t('line.inChat');
    if (state === 'asked') return t(by === 'chat' ? 'line.askedInChat' : 'line.asked');
    if (state === 'sending')
      return [t('line.sending'), ...(reason ? [t('line.again', { reason })] : [])].join(': ');
    if (state === 'undelivered') return t('line.undelivered', { reason });
    const known = `reason.${reason}`;
    const said = i18n.exists(known, { ns: 'surveys' }) ? t(known as 'reason.rule') : (reason ?? '');
    if (state === 'skipped') return t('line.skipped', { reason: said });
    return t('line.failed', { reason: UNCERTAIN.test(said) ? t('line.uncertain') : said });
  };
}

/** What the customer answered, where they said it: their words as all words of theirs. */
export function AnswerCard({ ask, language }: { ask: Ask; language: string | null }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { score, comment, answeredAt, changedAt } = ask;
  if (score === null) return null;
  const word = t(`score.${score as 1 | 2 | 3 | 4 | 5}`);
  return (
    <article className={classes(thread.message, thread.customer)}>
      <div className={thread.head}>
        <EmotionMark sentiment={ratingSentiment(score, 1, 5)} label={t('answered', { score, word })} />
        {changedAt && (
          <span className={thread.among}>{t('changed', { when: format.relative(changedAt) })}</span>
        )}
        <span className={thread.at}>
          <Time at={answeredAt!} />
        </span>
      </div>
      {comment && <Voice {...(language && { lang: language })}>{comment}</Voice>}
    </article>
  );
}
