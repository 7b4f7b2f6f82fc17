import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Button } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import styles from './intended.module.css';
import type { HeldAgainst, HeldStep, WhoseHeld } from './queries.ts';

interface Finding {
  id: string;
  /** What kind of difference, in a word or two. */
  kind: string;
  sentence: string;
  customers: number;
  whose: WhoseHeld;
}

/** What differs most from what was meant: the promise broken most, the step skipped most, what comes most on top. */
export function Findings({ held, onOpen }: { held: HeldAgainst; onOpen: (whose: WhoseHeld) => void }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const findings = useFindings(held);
  if (!findings.length) return <p className={styles.facts}>{t('held.asMeant')}</p>;
  return (
    <ul className={styles.findings}>
      {findings.map(({ id, kind, sentence, customers, whose }) => (
        <li key={id} className={styles.finding}>
          <h3 className={styles.kind}>{kind}</h3>
          <p>{sentence}</p>
          <Button size="s" onClick={() => onOpen(whose)}>
            {t('moments.people', { count: customers, shown: format.number(customers) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function useFindings(held: HeldAgainst): Finding[] {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const typeName = useTypeName();
  const broken = worst(held.steps, (step) => step.next?.promise?.value);
  const skipped = worst(held.steps, (step) => step.skipped.value);
  const extra = held.extra[0];
  return [
    ...(broken?.next?.promise
      ? [
          {
            id: 'broken',
            kind: t('held.broken'),
            sentence: t('held.brokenSentence', {
              step: broken.title,
              share: format.percent(broken.next.promise.value ?? 0),
              time: format.duration(broken.promiseSeconds ?? 0),
            }),
            customers: broken.next.promise.customers,
            whose: { part: 'broken' as const, step: broken.number },
          },
        ]
      : []),
    ...(skipped
      ? [
          {
            id: 'skipped',
            kind: t('held.skipped'),
            sentence: t('held.skippedSentence', {
              step: skipped.title,
              share: format.percent(skipped.skipped.value ?? 0),
            }),
            customers: skipped.skipped.customers,
            whose: { part: 'skipped' as const, step: skipped.number },
          },
        ]
      : []),
    ...(extra
      ? [
          {
            id: 'extra',
            kind: t('held.extra'),
            sentence: t('held.extraSentence', {
              name: typeName(extra.type),
              share: format.percent(extra.share),
              step: held.steps[extra.afterStep - 1]?.title ?? '',
            }),
            customers: extra.customers,
            whose: { part: 'extra' as const, type: extra.type },
          },
        ]
      : []),
  ];
}

/** The step with the largest share, if there is any above nothing. */
function worst(
  steps: HeldStep[],
  share: (step: HeldStep) => number | null | undefined,
): HeldStep | undefined {
  const [first] = [...steps].sort((one, other) => (share(other) ?? 0) - (share(one) ?? 0));
  return first && (share(first) ?? 0) > 0 ? first : undefined;
}
