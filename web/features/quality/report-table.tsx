import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { type Channel, TextLink, type UrlSearch, useChannelName } from '../../ui/index.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import { FigureOf } from './figure.tsx';
import styles from './quality.module.css';
import type { Figure, Report } from './queries.ts';

type Item = Report['items'][number];

interface ReportTableProps {
  report: Report;
  /** Of the list of reviews, for the time and what narrows it. */
  search: UrlSearch;
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** One row for each person, criterion, department, channel or week. */
export function ReportTable({ report: { by, items }, search }: ReportTableProps) {
  const { t } = useTranslation('quality');
  const nameOf = useNames(by);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(`report.breakdown.${by}`)}</th>
          <th scope="col" className={styles.barHead}>
            <span className="visually-hidden">{t('report.picture')}</span>
          </th>
          <th scope="col">{t('report.mean')}</th>
          <th scope="col">{t('report.failed')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const own = { ...search, ...searchOf(by, item) };
          const name = nameOf(item);
          return (
            <tr key={item.key}>
              <th scope="row">{name}</th>
              <td className={styles.barCell}>
                <Bar figure={item} />
              </td>
              <td>
                <FigureOf figure={item} name={name} search={own} />
              </td>
              <td>
                {item.failed > 0 ? (
                  <TextLink
                    to="/service/quality"
                    search={{ ...own, failed: 'true' }}
                    aria-label={`${name}: ${t('report.failed')} ${item.failed}`}
                    quiet
                  >
                    {item.failed}
                  </TextLink>
                ) : (
                  <span className={styles.quiet}>0</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The mean as a mark on a line from 0 to 100, its interval as a band around it. */
function Bar({ figure: { mean, low, high } }: { figure: Figure }) {
  if (mean === null) return null;
  return (
    <span className={styles.scale} aria-hidden>
      {low !== null && high !== null && (
        <span className={styles.band} style={{ insetInlineStart: `${low}%`, inlineSize: `${high - low}%` }} />
      )}
      <span className={styles.mark} style={{ insetInlineStart: `${mean}%` }} />
    </span>
  );
}

function searchOf(by: Report['by'], { key }: Item): UrlSearch {
  switch (by) {
    case 'person':
      return { member: key };
    case 'week':
      return {
        from: key,
        to: new Date(Date.parse(`${key}T00:00:00Z`) + WEEK_DAYS * DAY_MS).toISOString().slice(0, 10),
      };
    default:
      return { [by]: key };
  }
}

function useNames(by: Report['by']): (item: Item) => string {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const channelName = useChannelName();
  const departmentName = useDepartmentName();
  return ({ key, name }) => {
    if (by === 'channel') return channelName(key as Channel);
    if (by === 'week') return format.date(`${key}T12:00:00Z`);
    if (by === 'department') return key === 'none' ? t('report.noDepartment') : departmentName({ key, name });
    return name;
  };
}
