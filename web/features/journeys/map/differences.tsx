import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Differences as Answer } from '../../../../server/features/journeys/map/differences/contract.ts';
import { useFormat } from '../../../format.ts';
import { Callout, SkeletonText, useUrlFilters } from '../../../ui/index.ts';
import { WaitingForFigures } from '../../narrowing/waiting-for-figures.tsx';
import type { AskedMap } from './asked.ts';
import { DifferenceText } from './difference.tsx';
import styles from './differences.module.css';
import { openedDifference, useOpened } from './evidence-url.ts';
import { differencesQuery } from './queries.ts';

/** Which groups of a touchpoint feel or leave otherwise than its others. */
export function Differences({ type, asked }: { type: string; asked: AskedMap }) {
  const { t } = useTranslation('journeys');
  const { compare: _, compareSegment: __, compareVersion: ___, ...question } = asked.question;
  const { data, error } = useQuery(differencesQuery({ ...question, type }));
  return (
    <section aria-label={t('differences.title')} className={styles.section}>
      <h3>{t('differences.title')}</h3>
      {error ? <Callout problem={error} /> : !data && <DifferencesWaited lines={4} />}
      {data && <Found answer={data} />}
    </section>
  );
}

/** They take a while: every group of a touchpoint is looked at. */
export function DifferencesWaited({ lines }: { lines: number }) {
  const { t } = useTranslation('journeys');
  return (
    <WaitingForFigures what={t('differences.reading')}>
      <SkeletonText lines={lines} />
    </WaitingForFigures>
  );
}

function Found({ answer }: { answer: Answer }) {
  const { opened, open } = useOpened();
  const url = useUrlFilters();
  const time = Object.fromEntries(['period', 'from', 'until'].map((name) => [name, url.one(name)]));
  const stage = opened?.stage;
  return (
    <>
      {answer.items.length > 0 && (
        <ul className={styles.list}>
          {answer.items.map((item) => (
            <li
              key={`${item.figure} ${item.what} ${item.name} ${item.value}`}
              className={styles.item}
              data-verdict={item.worse ? 'worse' : 'better'}
            >
              <DifferenceText
                item={item}
                time={time}
                opens={(attributes) => (
                  <button
                    type="button"
                    {...attributes}
                    onClick={() => open({ ...openedDifference(item), stage })}
                  />
                )}
              />
            </li>
          ))}
        </ul>
      )}
      <DifferencesNote answer={answer} />
    </>
  );
}

/** How much was looked at, what was found being told above, and that it is no cause. */
export function DifferencesNote({ answer: { items, lookedAt } }: { answer: Answer }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { groups } = lookedAt;
  const looked = { count: groups, shown: format.number(groups) };
  if (groups === 0) return <p className={styles.honesty}>{t('differences.few')}</p>;
  if (!items.length) return <p className={styles.honesty}>{t('differences.none', looked)}</p>;
  return (
    <p className={styles.honesty}>
      {t('differences.lookedAt', looked)} {t('differences.note')}
    </p>
  );
}
