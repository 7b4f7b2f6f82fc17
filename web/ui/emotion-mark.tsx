import { useTranslation } from 'react-i18next';
import styles from './emotion-mark.module.css';

const STEPS = ['veryNegative', 'negative', 'neutral', 'positive', 'veryPositive'] as const;
export type EmotionStep = (typeof STEPS)[number];

/** A small mouth for each step: the shape says what the colour says. */
const SHAPES: Record<EmotionStep, string> = {
  veryNegative: 'M4 11.5Q8 3.5 12 11.5',
  negative: 'M4 10Q8 6 12 10',
  neutral: 'M4 8.5h8',
  positive: 'M4 7Q8 11 12 7',
  veryPositive: 'M4 5.5Q8 13.5 12 5.5',
};

/** Sentiment −1…+1 in five steps of equal width. */
export function emotionStep(sentiment: number): EmotionStep {
  const index = Math.floor(((Math.max(-1, Math.min(1, sentiment)) + 1) / 2) * STEPS.length);
  return STEPS[Math.min(index, STEPS.length - 1)] ?? 'neutral';
}

/** A rating on a scale as sentiment: `ratingSentiment(2, 1, 5)` is −0.5. */
export function ratingSentiment(score: number, lowest: number, highest: number): number {
  return ((score - lowest) / (highest - lowest)) * 2 - 1;
}

/** The colour of a sentiment, for charts. Never alone: put a sign, word or shape with it. */
export function emotionColour(sentiment: number): string {
  return `var(--emotion-${STEPS.indexOf(emotionStep(sentiment)) + 1})`;
}

export interface EmotionMarkProps {
  /** −1…+1 */
  sentiment: number;
  /** What to say instead of "negative", "positive" …: an emotion's name, a rating. */
  label?: string;
  /** Keeps the word for screen readers only; the shape remains. */
  wordHidden?: boolean;
}

/** How the customer felt: a shape, a word and a colour that all say the same. */
export function EmotionMark({ sentiment, label, wordHidden }: EmotionMarkProps) {
  const { t } = useTranslation('ui');
  const step = emotionStep(sentiment);
  const word = label ?? t(`emotion.${step}`);
  return (
    <span className={styles.emotion}>
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        aria-hidden="true"
        style={{ color: emotionColour(sentiment) }}
      >
        <circle cx="8" cy="8" r="7.25" className={styles.ring} />
        <path d={SHAPES[step]} className={styles.shape} />
      </svg>
      <span className={wordHidden ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}
