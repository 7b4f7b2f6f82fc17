import { Pieces, Time } from '../../ui/index.ts';
import { Used } from './article-columns.tsx';
import styles from './knowledge.module.css';
import type { ArticleRow } from './queries.ts';
import { StateBadge } from './state-badge.tsx';

/** An article on a phone: its title and state, and how it begins. */
export function ArticleLine({ article }: { article: ArticleRow }) {
  const { title, state, beginning, found, updatedAt, conversations } = article;
  return (
    <span className={styles.line}>
      <span className={styles.lineFacts}>
        <strong className={styles.title}>{found ? <Pieces pieces={found.title} /> : title}</strong>
        <StateBadge state={state} />
        <span className={styles.lineEnd}>
          {conversations > 0 ? <Used article={article} /> : <Time at={updatedAt} />}
        </span>
      </span>
      <span className={styles.where}>{found ? <Pieces pieces={found.text} /> : beginning}</span>
    </span>
  );
}
