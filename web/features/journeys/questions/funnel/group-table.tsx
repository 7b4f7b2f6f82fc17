import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
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
  const { groups = [], moreGroups = 0 } = answer;
  const title = t('funnel.bySplit', { split: splitName(splitBy) });
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.subtitle}>{title}</h2>
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

function GroupRow({ group, names, splitBy }: { group: Group; names: readonly string[]; splitBy: string }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const text = useFigureText('rate');
  const name = useGroupName()(splitBy, group.group);
  const { conversion, medianSecondsToConvert: median } = group;
  return (
    <tr>
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
