import { MessageSquareQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Badge, Button, Panel } from '../../../ui/index.ts';
import type { Answer, Criterion, Review } from '../queries.ts';
import { History } from './history.tsx';
import styles from './review.module.css';

interface ReadSheetProps {
  review: Review;
  onShow: (message: string) => void;
  /** Absent for who may not. */
  onChange: (() => void) | undefined;
}

/** What was said of each criterion. */
export function ReadSheet({ review, onShow, onChange }: ReadSheetProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const { criteria, answers, comment, score, failed } = review;
  return (
    <Panel
      title={t('review.sheet')}
      actions={
        onChange && (
          <Button size="s" onClick={onChange}>
            {t('review.change')}
          </Button>
        )
      }
    >
      <div className={styles.criteria}>
        {criteria.map((criterion) => (
          <Read
            key={criterion.id}
            criterion={criterion}
            answer={answers.find((one) => one.criterion === criterion.id)}
            onShow={onShow}
          />
        ))}
        {comment && <p className={styles.words}>{comment}</p>}
      </div>
      <footer className={styles.foot}>
        <div>
          <span className={styles.sum}>{score === null ? '–' : format.number(score)}</span>
          <small className={styles.soft}>{failed ? t('review.failedText') : t('review.of100')}</small>
        </div>
      </footer>
      <History changes={review.changes} />
    </Panel>
  );
}

interface ReadProps {
  criterion: Criterion;
  answer: Answer | undefined;
  onShow: (message: string) => void;
}

function Read({ criterion: { name, good, critical, scale }, answer, onShow }: ReadProps) {
  const { t } = useTranslation('quality');
  const message = answer?.message;
  return (
    <div className={styles.criterion}>
      <div className={styles.readLine}>
        <h3 className={styles.criterionName}>
          {name} {critical && <Badge kind="warning">{t('criterion.critical')}</Badge>}
        </h3>
        <strong>{valueText(t, scale, answer)}</strong>
      </div>
      {good && <p className={styles.good}>{good}</p>}
      {answer?.comment && <p className={styles.words}>{answer.comment}</p>}
      {message && (
        <Button size="s" look="quiet" icon={<MessageSquareQuote size={14} />} onClick={() => onShow(message)}>
          {t('review.pointsAt')}
        </Button>
      )}
    </div>
  );
}

type T = ReturnType<typeof useTranslation<'quality'>>['t'];

/** `4 of 5`, `Yes`, or that it does not apply. */
export function valueText(
  t: T,
  scale: Criterion['scale'],
  answer: Pick<Answer, 'value' | 'applies'> | undefined,
): string {
  if (!answer || (answer.applies && answer.value === null)) return '–';
  if (!answer.applies) return t('review.none');
  if (scale === 'yes-no') return t(answer.value === 1 ? 'review.yes' : 'review.no');
  return t('review.ofFive', { value: answer.value ?? 0 });
}
