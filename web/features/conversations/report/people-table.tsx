import { useTranslation } from 'react-i18next';
import { slides, type UrlSearch } from '../../../ui/index.ts';
import { Count, Csat } from './figures.tsx';
import type { Hand } from './queries.ts';
import styles from './report.module.css';

interface PeopleTableProps {
  items: Hand[];
  /** The list's search for the time and what narrows it. */
  search: UrlSearch;
  narrowing: UrlSearch;
}

/** Who has how much in hand, and did how much; each number opens its conversations. */
export function PeopleTable({ items, search, narrowing }: PeopleTableProps) {
  const { t } = useTranslation('service');
  const most = Math.max(1, ...items.map(({ open }) => open));
  return (
    <div ref={slides} className={styles.sideways}>
      <table className={styles.people}>
        <thead>
          <tr>
            <th scope="col">{t('people.person')}</th>
            <th scope="col">{t('people.open')}</th>
            <th scope="col">{t('people.waiting')}</th>
            <th scope="col">{t('people.answered')}</th>
            <th scope="col">{t('people.solved')}</th>
            <th scope="col">{t('people.csat')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <PersonRow
              key={item.member?.id ?? 'none'}
              item={item}
              share={item.open / most}
              search={search}
              narrowing={narrowing}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PersonRowProps extends Pick<PeopleTableProps, 'search' | 'narrowing'> {
  item: Hand;
  share: number;
}

function PersonRow({ item, share, search, narrowing }: PersonRowProps) {
  const { t } = useTranslation('service');
  const { member, open, waiting, answered, answers, solved, csat } = item;
  const assignee = member?.id ?? 'none';
  const name = member?.name ?? t('people.nobody');
  const of = (what: string) => `${name}: ${what}`;
  return (
    <tr>
      <th scope="row" className={member ? undefined : styles.nobody}>
        {name}
      </th>
      <td className={styles.load}>
        <Count value={open} label={of(t('people.open'))} search={{ ...narrowing, assignee }} />
        <span className={styles.bar} style={{ inlineSize: `${share * 100}%` }} aria-hidden />
      </td>
      <td>
        <Count
          value={waiting}
          label={of(t('people.waiting'))}
          search={{ ...narrowing, assignee, view: 'waiting' }}
        />
      </td>
      <td>
        {member ? (
          <>
            <Count
              value={answered}
              label={of(t('people.answered'))}
              search={{ ...search, did: 'answered', by: member.id }}
            />
            {answers > answered && (
              <small className={styles.answers}>{t('people.answers', { count: answers })}</small>
            )}
          </>
        ) : (
          '–'
        )}
      </td>
      <td>
        <Count
          value={solved}
          label={of(t('people.solved'))}
          search={{ ...search, did: 'solved', assignee }}
        />
      </td>
      <td>
        <Csat
          csat={csat}
          label={of(t('people.csat'))}
          search={{ ...search, did: 'rated', by: member?.id ?? 'none' }}
        />
      </td>
    </tr>
  );
}
