import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { TextLink } from '../../../ui/index.ts';
import type { Hand } from '../report/queries.ts';
import type { WallQuestion } from './queries.ts';
import styles from './wall.module.css';

interface PeopleTodayProps {
  items: readonly Hand[];
  narrowing: WallQuestion;
  time: { from: string; to: string };
}

/** A wall has room for so many. */
const MOST = 12;

/** Who has how much in hand, and solved how much today. */
export function PeopleToday({ items, narrowing, time }: PeopleTodayProps) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const people = items.filter(({ member }) => member).slice(0, MOST);
  const most = Math.max(1, ...people.map(({ open }) => open));
  return (
    <section className={styles.part} aria-label={t('people.title')}>
      <h2 className={styles.partTitle}>{t('people.title')}</h2>
      <div className={styles.room}>
        <div className={styles.fitting}>
          <table className={styles.people}>
            <thead>
              <tr>
                <th scope="col">{t('people.person')}</th>
                <th scope="col">{t('people.open')}</th>
                <th scope="col">{t('people.solved')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ member, open, solved }) => (
                <tr key={member!.id}>
                  <th scope="row">{member!.name}</th>
                  <td className={styles.load}>
                    <span className={styles.track}>
                      <span style={{ inlineSize: `${(open / most) * 100}%` }} />
                    </span>
                    <TextLink to="/inbox" search={{ ...narrowing, assignee: member!.id }} quiet>
                      {format.number(open)}
                    </TextLink>
                  </td>
                  <td>
                    <TextLink
                      to="/inbox"
                      search={{ ...narrowing, ...time, did: 'solved', assignee: member!.id }}
                      quiet
                    >
                      {format.number(solved)}
                    </TextLink>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
