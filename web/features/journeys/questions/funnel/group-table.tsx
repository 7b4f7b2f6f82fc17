import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
import own from './funnel.module.css';
import { useGroupName, useSplitName } from './group-name.ts';
import type { FunnelAnswer } from './queries.ts';
import { openPeople } from './who.ts';

interface GroupTableProps {
  answer: FunnelAnswer;
  names: readonly string[];
  splitBy: string;
}

type Group = NonNullable<FunnelAnswer['groups']>[number];

/** The same funnel for each group, the largest first. */
export function GroupTable({ answer, names, splitBy }: GroupTableProps) {
  const { t } = useTranslation('questions');
  const splitName = useSplitName();
  const { groups = [], moreGroups = 0, split } = answer;
  const title = t('funnel.bySplit', { split: splitName(splitBy) });
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.subtitle}>{title}</h2>
      {split && <ToldBy split={split} names={names} isOfSteps={!/^(trait|segment):/.test(splitBy)} />}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{splitName(splitBy)}</th>
              {names.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the row.
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{t('funnel.table.through')}</th>
              <th scope="col">{t('funnel.table.took')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow key={group.group} group={group} names={names} splitBy={splitBy} />
            ))}
          </tbody>
        </table>
      </div>
      {moreGroups > 0 && <p className={styles.quiet}>{t('funnel.moreGroups', { count: moreGroups })}</p>}
    </section>
  );
}

interface ToldByProps {
  split: NonNullable<FunnelAnswer['split']>;
  names: readonly string[];
  /** Not of the people themselves. */
  isOfSteps: boolean;
}

/** Which step tells the groups, where it is not plainly the first. */
function ToldBy({ split: { told, without }, names, isOfSteps }: ToldByProps) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  if (!isOfSteps) return null;
  const [first, ...later] = told;
  if (!first) return without ? <p>{t('funnel.split.untold')}</p> : null;
  const count = later.reduce((sum, { customers }) => sum + customers, 0);
  return (
    <p className={styles.quiet}>
      {first.stepNumber > 1 && t('funnel.split.toldBy', { step: names[first.stepNumber - 1] })}{' '}
      {count > 0 && t('funnel.split.later', { count, shown: format.number(count) })}
    </p>
  );
}

function GroupRow({ group, names, splitBy }: { group: Group; names: readonly string[]; splitBy: string }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const text = useFigureText('rate');
  const name = useGroupName()(splitBy, group.group);
  const { conversion, medianSecondsToConvert: median } = group;
  return (
    <tr className={group.group === '' ? own.untold : undefined}>
      <th scope="row">{name}</th>
      {group.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the row.
        <td key={index}>
          <PeopleButton
            count={step.customers}
            label={`${t('funnel.whoReached', { step: names[index] })}, ${name}`}
            onClick={() => url.set(openPeople({ stepNumber: index + 1, group: group.group }))}
          />
        </td>
      ))}
      <td>
        {text.value(conversion.value)}
        <small className={conversion.small ? styles.small : undefined}>
          {conversion.small ? t('small') : text.interval(conversion)}
        </small>
      </td>
      <td>{median === null ? '–' : format.duration(median)}</td>
    </tr>
  );
}
