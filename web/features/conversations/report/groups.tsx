import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { REPORT_GROUPS } from '../../../../server/features/conversations/report/contract.ts';
import {
  EmptyState,
  Panel,
  Select,
  slides,
  type UrlSearch,
  useChannelName,
  useUrlFilters,
} from '../../../ui/index.ts';
import { useDepartmentName } from '../../settings/default-names.ts';
import { Count, Csat } from './figures.tsx';
import { Loaded } from './loaded.tsx';
import { type Group, groupsQuery, type ReportQuestion } from './queries.ts';
import styles from './report.module.css';

type By = (typeof REPORT_GROUPS)[number];

interface GroupsProps {
  question: ReportQuestion | undefined;
  /** The list's search for the time and what narrows it. */
  search: UrlSearch;
  narrowing: UrlSearch;
}

/** What the desk is asked, by channel, department or topic, the most first; each number opens its conversations. */
export function Groups({ question, search, narrowing }: GroupsProps) {
  const { t } = useTranslation('service');
  const url = useUrlFilters();
  const by = REPORT_GROUPS.find((one) => one === url.one('by')) ?? 'channel';
  const { data, error, refetch } = useQuery(groupsQuery(question && { ...question, by }));
  return (
    <Panel
      title={t('groups.title')}
      description={t(`groups.text.${by}`)}
      actions={
        <Select
          aria-label={t('groups.by')}
          value={by}
          options={REPORT_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
          onChange={(next) => url.set({ by: next === 'channel' ? undefined : next })}
        />
      }
    >
      <Loaded error={error} onAgain={refetch} height={200}>
        {data &&
          (data.items.length === 0 ? (
            <EmptyState drawing="search" title={t(`groups.none.${by}`)}>
              {t(`groups.noneText.${by}`)}
            </EmptyState>
          ) : (
            <GroupsTable by={by} items={data.items} search={search} narrowing={narrowing} />
          ))}
      </Loaded>
    </Panel>
  );
}

interface TableProps extends Omit<GroupsProps, 'question'> {
  by: By;
  items: Group[];
}

function GroupsTable({ by, items, search, narrowing }: TableProps) {
  const { t } = useTranslation('service');
  const most = Math.max(1, ...items.map(({ asked }) => asked));
  return (
    <div ref={slides} className={styles.sideways}>
      <table className={styles.people}>
        <thead>
          <tr>
            <th scope="col">{t(`groups.${by}`)}</th>
            <th scope="col">{t('groups.asked')}</th>
            <th scope="col">{t('people.answered')}</th>
            <th scope="col">{t('people.solved')}</th>
            <th scope="col">{t('people.open')}</th>
            <th scope="col">{t('people.csat')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <GroupRow
              key={item.key}
              by={by}
              item={item}
              share={item.asked / most}
              search={search}
              narrowing={narrowing}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Pick<TableProps, 'by' | 'search' | 'narrowing'> {
  item: Group;
  share: number;
}

function GroupRow({ by, item, share, search, narrowing }: RowProps) {
  const { t } = useTranslation('service');
  const name = useGroupName()(by, item);
  const group = { [by === 'topic' ? 'tag' : by]: item.key };
  const of = (what: string) => `${name}: ${what}`;
  const within = (did: string) => ({ ...search, ...group, did });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.load}>
        <Count value={item.asked} label={of(t('groups.asked'))} search={within('asked')} />
        <span className={styles.bar} style={{ inlineSize: `${share * 100}%` }} aria-hidden />
      </td>
      <td>
        <Count value={item.answered} label={of(t('people.answered'))} search={within('answered')} />
      </td>
      <td>
        <Count value={item.solved} label={of(t('people.solved'))} search={within('solved')} />
      </td>
      <td>
        <Count value={item.open} label={of(t('people.open'))} search={{ ...narrowing, ...group }} />
      </td>
      <td>
        <Csat csat={item.csat} label={of(t('people.csat'))} search={within('rated')} />
      </td>
    </tr>
  );
}

function useGroupName(): (by: By, group: Group) => string {
  const { t } = useTranslation('conversations');
  const channelName = useChannelName();
  const departmentName = useDepartmentName();
  return (by, { key, name }) => {
    if (by === 'channel') return channelName(key);
    if (by === 'topic') return key;
    return name === null ? t('noDepartment') : departmentName({ key, name });
  };
}
