import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAnswered } from '../../../../server/features/quality/score.ts';
import { useFormat } from '../../../format.ts';
import { Button, Callout, Field, Keys, Panel, TextArea } from '../../../ui/index.ts';
import type { Review } from '../queries.ts';
import { CriterionField } from './criterion-field.tsx';
import styles from './review.module.css';
import { useReviewKeys } from './use-review-keys.ts';
import { useWriting } from './use-writing.ts';

interface WriteSheetProps {
  review: Review;
  /** Asks for the message that a comment is about; null: no more. */
  onPointing: (take: ((message: string) => void) | null) => void;
  onShow: (message: string) => void;
  onDone: () => void;
}

/** What one says of each criterion, by the keyboard alone where one likes; kept while it is written. */
export function WriteSheet({ review, onPointing, onShow, onDone }: WriteSheetProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const { criteria, state } = review;
  const [active, setActive] = useState(() => criteria[0]?.id);
  const writing = useWriting(review, onDone);
  const { draft, score, failed, set } = writing;
  const answerOf = (id: string) => draft.answers.find((one) => one.criterion === id);
  const [isAsked, ask] = useState(false);
  const missing = criteria.find(({ id }) => !isAnswered(answerOf(id)));
  useReviewKeys({ criteria, active, setActive, set, give });

  /** What is still to be rated is where one goes on. */
  function give() {
    ask(true);
    if (missing) setActive(missing.id);
    else writing.give();
  }

  function pointFrom(criterion: string) {
    onPointing((message) => {
      set(criterion, { message });
      onPointing(null);
    });
  }

  return (
    <Panel
      className={styles.sheet}
      title={t('review.sheet')}
      description={<KeyHint />}
      actions={<output className={styles.kept}>{t(`review.kept.${writing.kept}`)}</output>}
    >
      <div className={styles.criteria}>
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            answer={answerOf(criterion.id)}
            isActive={criterion.id === active}
            onReach={() => setActive(criterion.id)}
            onChange={(change) => set(criterion.id, change)}
            onPoint={() => pointFrom(criterion.id)}
            onShow={onShow}
          />
        ))}
        <Field label={t('review.whole')} optional>
          <TextArea value={draft.comment} onChange={writing.comment} maxLength={10_000} rows={2} />
        </Field>
      </div>
      {writing.error && <Callout problem={writing.error} />}
      <div role="status">
        {isAsked && missing && (
          <Callout kind="warning">{t('review.missing', { criterion: missing.name })}</Callout>
        )}
        {isAsked && !missing && score === null && (
          <Callout kind="warning">{t('review.nothingApplies')}</Callout>
        )}
      </div>
      <footer className={styles.foot}>
        <div>
          <span className={styles.sum}>{score === null ? '–' : format.number(score)}</span>
          <small className={styles.soft}>{failed ? t('review.failedText') : t('review.of100')}</small>
        </div>
        <div className={styles.deeds}>
          {state === 'draft' ? (
            <Button look="quiet" onClick={writing.discard}>
              {t('review.discard')}
            </Button>
          ) : (
            <Button look="quiet" onClick={onDone}>
              {t('cancel')}
            </Button>
          )}
          <Button look="primary" busy={writing.isBusy} onClick={give}>
            {state === 'draft' ? t('review.give') : t('review.saveChange')}
          </Button>
        </div>
      </footer>
    </Panel>
  );
}

function KeyHint() {
  const { t } = useTranslation('quality');
  return (
    <span className={styles.hint}>
      <Keys keys="1" />–<Keys keys="5" /> {t('review.keyRate')} <Keys keys="0" /> {t('review.keyNone')}{' '}
      <Keys keys="c" /> {t('review.keyComment')} <Keys keys="mod+Enter" /> {t('review.keyGive')}
    </span>
  );
}
