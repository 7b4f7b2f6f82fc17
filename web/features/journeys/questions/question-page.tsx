import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes, Page, Skeleton, useUrlFilters } from '../../../ui/index.ts';
import { LensBanner } from '../../lens/lens-banner.tsx';
import { NARROWINGS } from '../../narrowing/narrowing.ts';
import { QuestionProblem } from '../../narrowing/question-problem.tsx';
import { Renewed, WaitingForFigures } from '../../narrowing/waiting-for-figures.tsx';
import { QUESTION_ICONS, QUESTION_KINDS, QUESTION_PLACES, type QuestionKind } from './kinds.ts';
import styles from './questions.module.css';

interface QuestionPageProps {
  kind: QuestionKind;
  controls: ReactNode;
  /** Undefined while the first answer is awaited. */
  children: ReactNode | undefined;
  /** It is the answer to the question before. */
  waiting: boolean;
  error: unknown;
  onAgain: () => void;
  /** Names in the URL that the question is made of. */
  settings: readonly string[];
}

/** A question about many journeys: what is asked, then the answer. */
export function QuestionPage(props: QuestionPageProps) {
  const { kind, controls, children, waiting, error, onAgain, settings } = props;
  const { t } = useTranslation('questions');
  return (
    <Page title={t(`kind.${kind}`)} description={t(`ask.${kind}`)} width="wide">
      <Kinds here={kind} />
      <LensBanner />
      {controls}
      {error ? (
        <QuestionProblem error={error} onAgain={onAgain} settings={settings} />
      ) : children ? (
        <Renewed what={t(`reading.${kind}`)} waiting={waiting}>
          <div className={classes(styles.answer, waiting && styles.old)} aria-busy={waiting}>
            {children}
          </div>
        </Renewed>
      ) : (
        <WaitingForFigures what={t(`reading.${kind}`)}>
          <Skeleton height={64} />
          <Skeleton height={420} />
        </WaitingForFigures>
      )}
    </Page>
  );
}

/** From one question to another about the same people and time. */
function Kinds({ here }: { here: QuestionKind }) {
  const { t } = useTranslation('questions');
  const { search } = useUrlFilters();
  const shared = Object.fromEntries(SHARED.map((name) => [name, search[name]]));
  return (
    <nav className={styles.kinds} aria-label={t('title')}>
      {QUESTION_KINDS.map((kind) => {
        const Icon = QUESTION_ICONS[kind];
        return (
          <Link
            key={kind}
            to={QUESTION_PLACES[kind]}
            search={shared}
            className={styles.kind}
            aria-current={kind === here ? 'page' : undefined}
          >
            <Icon size={16} aria-hidden />
            {t(`kind.${kind}`)}
          </Link>
        );
      })}
    </nav>
  );
}

const SHARED = ['period', 'from', 'until', ...NARROWINGS];
