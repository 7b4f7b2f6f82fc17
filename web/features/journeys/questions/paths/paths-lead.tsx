import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
import { useNodeName } from './node-name.ts';
import type { PathLink, PathsAnswer } from './queries.ts';
import { openPeople } from './who.ts';

/** What most did, and how many of whom that is. */
export function PathsLead({ answer, still }: { answer: PathsAnswer; still?: boolean }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const { starts } = answer;
  return (
    <div className={styles.lead}>
      <Most answer={answer} />
      <p className={styles.honesty}>
        <span>
          {t('paths.count', { count: starts.occurrences, shown: format.number(starts.occurrences) })}
        </span>
        {still ? (
          <span>{t('customers', { count: starts.customers, shown: format.number(starts.customers) })}</span>
        ) : (
          <span>
            {t('paths.of')}{' '}
            <PeopleButton
              count={starts.customers}
              words={t('customers', { count: starts.customers, shown: format.number(starts.customers) })}
              label={t('paths.everybody')}
              onClick={() => url.set(openPeople({ kind: 'all' }))}
            />
          </span>
        )}
      </p>
    </div>
  );
}

/** The most frequent way on from the start, or, where everybody starts elsewhere, the most frequent start. */
function Most({ answer }: { answer: PathsAnswer }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const text = useFigureText('rate');
  const nodeName = useNodeName(answer.folded);
  const { nodes, direction, starts } = answer;
  const first = nodes.filter(({ step }) => step === 1);
  const start = first[0];
  if (!start) return null;
  if (first.length > 1) {
    return (
      <p className={styles.leadValue}>
        <span>{format.percent(start.occurrences / starts.occurrences, 1)}</span>
        <span>{t('paths.began', { name: nodeName(start) })}</span>
      </p>
    );
  }
  const link = mostFrequent(answer, start.id);
  if (!link) {
    return (
      <p className={styles.leadValue}>
        <span>{text.value(start.endedShare)}</span>
        <span>{t(`paths.stop.${direction}.ended`)}</span>
      </p>
    );
  }
  const next = nodes.find(({ id }) => id === link.to)!;
  return (
    <>
      <p className={styles.leadValue}>
        <span>{text.value(link.share)}</span>
        <span>
          {t(`paths.next.${direction}`, { name: nodeName(next), start: nodeName(start) })},{' '}
          {t('paths.median', { time: format.duration(link.medianSeconds) })}
        </span>
      </p>
      <p className={styles.honesty}>
        <span>{text.interval(link)}</span>
        {start.endedShare !== null && (
          <span>{t(`paths.ended.${direction}`, { share: text.value(start.endedShare) })}</span>
        )}
      </p>
    </>
  );
}

/** What is folded together has no name that could be said. */
function mostFrequent({ links, nodes }: PathsAnswer, from: string): PathLink | undefined {
  const others = new Set(nodes.filter(({ other }) => other).map(({ id }) => id));
  return links.find((link) => link.from === from && !others.has(link.to));
}
