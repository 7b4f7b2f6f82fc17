import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Time } from '../../../ui/index.ts';
import type { Review } from '../queries.ts';
import styles from './review.module.css';

/** What became of it since it was given. */
export function History({ changes }: Pick<Review, 'changes'>) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const scoreIn = (words: unknown) => (words as { score?: number | null } | null)?.score;
  if (!changes.length) return null;
  return (
    <ol className={styles.history} aria-label={t('review.history')}>
      {changes.map(({ id, at, by, what, before, after }) => {
        const [from, to] = [scoreIn(before), scoreIn(after)];
        const isMoved =
          what === 'changed' && typeof from === 'number' && typeof to === 'number' && from !== to;
        return (
          <li key={id}>
            {t(`history.${what}`, { name: by })}
            {isMoved && ` (${format.number(from)} → ${format.number(to)})`} · <Time at={at} />
          </li>
        );
      })}
    </ol>
  );
}
