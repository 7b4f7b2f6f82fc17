import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../../server/features/segments/rule.ts';
import { useFormat } from '../../../format.ts';
import {
  Avatar,
  Callout,
  classes,
  ListRowLink,
  Panel,
  Skeleton,
  SkeletonRows,
  Time,
} from '../../../ui/index.ts';
import { useSettled } from '../../../ui/settled.ts';
import { useCustomerName } from '../../customers/names.ts';
import { useMay } from '../../session/session.ts';
import { triedPeopleQuery, triedQuery } from '../queries.ts';
import styles from './rule.module.css';
import { useRuleWords } from './use-rule-words.ts';

const TYPING_PAUSE_MS = 400;
const SHOWN = 3;

/** What the rule says, in words, and whom it holds now. @param rule undefined while it is not complete */
export function Preview({ rule }: { rule: Rule | undefined }) {
  const { t } = useTranslation('segments');
  // The same rule stays the same object, so that nothing is asked twice.
  const text = rule && JSON.stringify(rule);
  const same = useMemo(() => (text ? (JSON.parse(text) as Rule) : undefined), [text]);
  const settled = useSettled(same, TYPING_PAUSE_MS);
  const words = useRuleWords(same ? [same] : []);
  const tried = useQuery(triedQuery(settled));
  const isBehind = settled !== same || tried.isPlaceholderData;
  return (
    <Panel title={t('preview.title')} className={styles.preview}>
      <div className={styles.previewBody} aria-live="polite">
        <p className={styles.words}>{same ? words(same) : t('preview.incomplete')}</p>
        {tried.error && same ? (
          <Callout problem={tried.error} />
        ) : (
          <Count tried={tried.data} isBehind={isBehind} isAsked={Boolean(same)} />
        )}
      </div>
      {settled && !tried.error && <First rule={settled} />}
    </Panel>
  );
}

interface CountProps {
  tried: { people: number; of: number } | undefined;
  /** What is shown is of the rule as it was a moment ago. */
  isBehind: boolean;
  isAsked: boolean;
}

function Count({ tried, isBehind, isAsked }: CountProps) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  if (!isAsked) return null;
  if (!tried) return <Skeleton width={180} height={54} />;
  const { people, of } = tried;
  return (
    <div className={classes(styles.count, isBehind && styles.behind)}>
      <p className={styles.figure}>{t('people', { count: people, shown: format.number(people) })}</p>
      {of > 0 && (
        <p className={styles.hint}>
          {t('preview.share', { share: format.percent(people / of, 1), of: format.number(of) })}
        </p>
      )}
    </div>
  );
}

/** Opens beside, so that the rule stays as far as it is written. */
function First({ rule }: { rule: Rule }) {
  const { t } = useTranslation('segments');
  const nameOf = useCustomerName();
  const may = useMay()('customers.read');
  const { data } = useQuery({ ...triedPeopleQuery(rule), enabled: may });
  if (!may) return null;
  if (!data) return <SkeletonRows rows={SHOWN} />;
  if (!data.items.length) return <p className={styles.hint}>{t('preview.nobody')}</p>;
  return (
    <section aria-label={t('preview.first')} className={styles.first}>
      <h3 className={styles.firstTitle}>{t('preview.first')}</h3>
      <ul>
        {data.items.map((customer) => (
          <li key={customer.id}>
            <ListRowLink
              to="/customers/$id"
              params={{ id: customer.id }}
              target="_blank"
              leading={<Avatar name={nameOf(customer)} size="s" />}
              facts={nameOf(customer)}
              trailing={customer.lastSeenAt ? <Time at={customer.lastSeenAt} /> : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
