import { MessageSquareQuote, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, classes, IconButton, TextArea } from '../../../ui/index.ts';
import type { Answer, Criterion } from '../queries.ts';
import styles from './review.module.css';
import { commentId } from './use-review-keys.ts';

const FIVE = [1, 2, 3, 4, 5];

interface CriterionFieldProps {
  criterion: Criterion;
  answer: Answer | undefined;
  /** Whether the keys answer this one. */
  isActive: boolean;
  onReach: () => void;
  onChange: (change: Partial<Answer>) => void;
  /** Asks for the message that the comment is about. */
  onPoint: () => void;
  onShow: (message: string) => void;
}

/** One criterion: what good looks like, how it was, why, and where. */
export function CriterionField(props: CriterionFieldProps) {
  const { criterion, answer, isActive, onReach, onChange, onPoint, onShow } = props;
  const { t } = useTranslation('quality');
  const { id, name, good, scale, optional, critical } = criterion;
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isActive) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const values = scale === 'five' ? FIVE : [1, 0];
  return (
    <fieldset ref={place} className={classes(styles.criterion, isActive && styles.active)} onFocus={onReach}>
      <legend className={styles.criterionName}>
        {name} {critical && <Badge kind="warning">{t('criterion.critical')}</Badge>}
      </legend>
      {good && <p className={styles.good}>{good}</p>}
      <div className={styles.values}>
        {values.map((value) => (
          <Choice
            key={value}
            isChosen={answer?.value === value}
            onChoose={() => onChange({ value, applies: true })}
            label={scale === 'five' ? t(`review.five.${value as 1}`) : undefined}
          >
            {scale === 'five' ? value : t(value === 1 ? 'review.yes' : 'review.no')}
          </Choice>
        ))}
        {optional && (
          <Choice
            isChosen={answer?.applies === false}
            onChoose={() => onChange({ value: null, applies: false })}
            isWide
          >
            {t('review.none')}
          </Choice>
        )}
      </div>
      <div className={styles.saying}>
        <TextArea
          id={commentId(id)}
          rows={1}
          className={styles.comment}
          value={answer?.comment ?? ''}
          onChange={(comment) => onChange({ comment })}
          maxLength={5000}
          placeholder={t('review.comment')}
          aria-label={t('review.commentOn', { name })}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        {!answer?.message && (
          <IconButton
            label={t('review.pointOf', { name })}
            icon={<MessageSquareQuote size={16} />}
            onClick={onPoint}
          />
        )}
      </div>
      {answer?.message && (
        <div className={styles.pointer}>
          <Button
            size="s"
            look="quiet"
            icon={<MessageSquareQuote size={14} />}
            onClick={() => onShow(answer.message!)}
          >
            {t('review.pointsAt')}
          </Button>
          <IconButton
            size="s"
            label={t('review.unpoint', { name })}
            icon={<X size={14} />}
            onClick={() => onChange({ message: null })}
          />
        </div>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  isChosen: boolean;
  onChoose: () => void;
  /** Said with the number. */
  label?: string | undefined;
  isWide?: boolean;
  children: React.ReactNode;
}

function Choice({ isChosen, onChoose, label, isWide, children }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      title={label}
      className={classes(styles.value, isWide && styles.wide)}
      onClick={onChoose}
    >
      {children}
      {label && <span className="visually-hidden"> {label}</span>}
    </button>
  );
}
