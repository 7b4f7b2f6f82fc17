import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { EmotionMark } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import { signed } from '../map/measures.ts';
import { Figure, useShareHonesty } from './figure.tsx';
import styles from './intended.module.css';
import { PromiseLine } from './promise-line.tsx';
import type { HeldAgainst, HeldStep, WhoseHeld } from './queries.ts';

interface StepsProps {
  held: HeldAgainst;
  onOpen: (whose: WhoseHeld) => void;
}

/** The steps on one thread: who took each, who skipped it, how it felt; between two of them how long it took. */
export function Steps({ held, onOpen }: StepsProps) {
  const { t } = useTranslation('journeys');
  return (
    <ol className={styles.steps} aria-label={t('held.steps')}>
      {held.steps.map((step) => (
        <li key={step.number} className={styles.step}>
          <span className={styles.node} aria-hidden="true">
            {step.number}
          </span>
          <div className={styles.stepBody}>
            <StepTitle step={step} />
            <StepFigures step={step} onOpen={onOpen} />
            {step.next && <PromiseLine step={step} onOpen={onOpen} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepTitle({ step }: { step: HeldStep }) {
  const format = useFormat();
  const typeName = useTypeName();
  return (
    <div className={styles.stepTitle}>
      <h3>{step.title}</h3>
      <p className={styles.types}>{format.list(step.types.map(typeName))}</p>
    </div>
  );
}

function StepFigures({ step, onOpen }: { step: HeldStep; onOpen: StepsProps['onOpen'] }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const honesty = useShareHonesty();
  const { number, passed, skipped } = step;
  return (
    <div className={styles.figures}>
      <Figure
        label={t('held.passed')}
        value={format.number(passed.customers)}
        onOpen={passed.customers ? () => onOpen({ part: 'passed', step: number }) : undefined}
      />
      <Figure
        label={t('held.skipped')}
        value={skipped.value === null ? '–' : format.percent(skipped.value)}
        honesty={honesty(skipped)}
        onOpen={skipped.customers ? () => onOpen({ part: 'skipped', step: number }) : undefined}
      />
      <Felt step={step} onOpen={onOpen} />
    </div>
  );
}

/** How it felt beside how it should. */
function Felt({ step, onOpen }: { step: HeldStep; onOpen: StepsProps['onOpen'] }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { number, emotion, expectedEmotion, emotionDifference } = step;
  const meant =
    expectedEmotion === null ? undefined : t('held.meant', { value: signed(expectedEmotion, format, 1) });
  const apart =
    emotionDifference === null || emotion?.small
      ? undefined
      : t('held.apart', { value: signed(emotionDifference, format, 2) });
  if (!emotion) return <Figure label={t('held.felt')} value="–" honesty={meant} />;
  return (
    <Figure
      label={t('held.felt')}
      value={
        <EmotionMark
          sentiment={emotion.value}
          label={emotion.small ? t('tooFew') : signed(emotion.value, format)}
        />
      }
      honesty={[meant, apart].filter(Boolean).join('; ') || t('honesty.n', { n: format.number(emotion.n) })}
      onOpen={() => onOpen({ part: emotion.from.ratings.n ? 'rated' : 'facts', step: number })}
    />
  );
}
