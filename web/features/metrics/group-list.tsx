import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../ui/index.ts';
import { ChangeMark } from './change-mark.tsx';
import { useBehinds } from './conversations/use-behind.ts';
import { type FigureText, useFigureText } from './figure-text.ts';
import styles from './metric.module.css';
import type { MetricFigure } from './queries.ts';
import { useGroupName, useSplitName } from './split-name.ts';
import { openPeople } from './who.ts';

type Group = NonNullable<MetricFigure['groups']>[number];

/**
 * Every group's figure of the whole period: a bar from its interval's low to its high, with its value as a point; below
 * it what it was before and whether that says something.
 */
export function GroupList({ figure, groupBy }: { figure: MetricFigure; groupBy: string }) {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const splitName = useSplitName();
  const may = useBehinds(figure.id).length > 0;
  const groups = figure.groups ?? [];
  const text = useFigureText(figure.unit, figure.currency);
  const place = scaleOf(figure, groups);
  const rest =
    figure.rest && t('rest.line', { count: figure.rest.groups, value: text.value(figure.rest.total.value) });
  return (
    <section aria-label={t('groups', { split: splitName(groupBy) })}>
      <h2 className={styles.subtitle}>{t('groups', { split: splitName(groupBy) })}</h2>
      <ul className={styles.groups}>
        {groups.map((group) => (
          <li key={group.group} className={group.group === '' ? styles.untold : undefined}>
            <GroupRow figure={figure} group={group} groupBy={groupBy} text={text} place={place} />
          </li>
        ))}
      </ul>
      {figure.previous && <p className={styles.quiet}>{t('change.together')}</p>}
      {rest && may && (
        <button
          type="button"
          className={styles.people}
          onClick={() => url.set(openPeople({ part: 'all', rest: true }))}
        >
          {rest}
        </button>
      )}
      {rest && !may && <p className={styles.quiet}>{rest}</p>}
    </section>
  );
}

interface GroupRowProps {
  figure: MetricFigure;
  group: Group;
  groupBy: string;
  text: FigureText;
  place: (value: number) => number;
}

function GroupRow({ figure, group: one, groupBy, text, place }: GroupRowProps) {
  const { t } = useTranslation('metrics');
  const { group, name, total, previous, change } = one;
  const url = useUrlFilters();
  const groupName = useGroupName();
  const may = useBehinds(figure.id).length > 0;
  const content = (
    <>
      <span className={styles.groupName}>{groupName(groupBy, group, name)}</span>
      <Bar group={one} place={place} />
      <span className={styles.groupValue}>{text.value(total.value)}</span>
      <span className={styles.groupHonesty}>{text.honesty(total)}</span>
      {previous && (
        <span className={styles.groupBefore}>
          <span>{t('beforeShort', { value: text.value(previous.value) })}</span>
          <ChangeMark {...figure} value={total.value} change={change} text={text} />
        </span>
      )}
    </>
  );
  const compared = previous ? true : undefined;
  if (!may)
    return (
      <div className={styles.group} data-compared={compared}>
        {content}
      </div>
    );
  return (
    <button
      type="button"
      className={styles.group}
      data-compared={compared}
      onClick={() => url.set(openPeople({ part: 'all', group }))}
    >
      {content}
    </button>
  );
}

function Bar({ group, place }: { group: Group; place: (value: number) => number }) {
  const { value, low, high } = group.total;
  const before = group.previous?.value ?? null;
  if (value === null) return <span className={styles.bar} />;
  const isInterval = low !== null && high !== null;
  return (
    <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <line className={styles.track} x1="0" x2="100" y1="5" y2="5" />
      {isInterval ? (
        <line className={styles.range} x1={place(low)} x2={place(high)} y1="5" y2="5" />
      ) : (
        <line className={styles.range} x1={place(0)} x2={place(value)} y1="5" y2="5" />
      )}
      {before !== null && (
        <line className={styles.pointBefore} x1={place(before)} x2={place(before)} y1="1" y2="9" />
      )}
      <line className={styles.point} x1={place(value)} x2={place(value)} y1="0" y2="10" />
    </svg>
  );
}

/** Where a value lies, in percent of the width. */
function scaleOf({ unit }: MetricFigure, groups: Group[]): (value: number) => number {
  const ends = groups.flatMap(({ total, previous }) => [
    ...(total.small ? [total.value] : [total.value, total.low, total.high]),
    previous?.value ?? null,
  ]);
  const known = ends.filter((value): value is number => value !== null);
  const least = Math.min(...known, ...(unit === 'score' || unit === 'emotion' ? [] : [0]));
  const most = Math.max(...known, least + 1e-9);
  return (value) => Math.max(0, Math.min(100, ((value - least) / (most - least)) * 100));
}
