import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import styles from '../quality.module.css';
import type { Calibration } from '../queries.ts';
import { valueText } from '../review/read-sheet.tsx';

/** One row for each criterion, one column for each reviewer, and how far apart they are. */
export function SideBySide({ calibration }: { calibration: Calibration }) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const { criteria, reviews, differences, difference } = calibration;
  const apart = (points: number | null | undefined) =>
    points === null || points === undefined ? '–' : format.number(points, 1);
  return (
    <div className={styles.sideways}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('report.breakdown.criterion')}</th>
            {reviews.map(({ reviewer }) => (
              <th key={reviewer.id} scope="col">
                {reviewer.name}
              </th>
            ))}
            <th scope="col">{t('calibration.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, name, scale }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {reviews.map(({ reviewer, answers }) => {
                const answer = answers.find(({ criterion }) => criterion === id);
                return (
                  <td key={reviewer.id}>
                    {valueText(t, scale, answer)}
                    {answer?.comment && <small className={styles.said}>{answer.comment}</small>}
                  </td>
                );
              })}
              <td>{apart(differences.find(({ criterion }) => criterion === id)?.difference)}</td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <th scope="row">{t('calibration.total')}</th>
            {reviews.map(({ reviewer, score }) => (
              <td key={reviewer.id}>{score === null ? '–' : format.number(score)}</td>
            ))}
            <td>{apart(difference)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
