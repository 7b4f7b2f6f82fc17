import { Panel } from '../../ui/index.ts';
import styles from './knowledge.module.css';
import type { Article } from './queries.ts';

const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

/** An article to read: its paragraphs, with addresses as links. */
export function ArticleText({ article: { text, language, address } }: { article: Article }) {
  return (
    <Panel>
      <div className={styles.text} lang={language}>
        {text.split(/\n\s*\n/).map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity.
          <p key={at}>
            {paragraph
              .split(ADDRESS)
              .map((part) => (ADDRESS.test(part) ? <Outward key={part} to={part} /> : part))}
          </p>
        ))}
        {address && (
          <p>
            <Outward to={address} />
          </p>
        )}
      </div>
    </Panel>
  );
}

function Outward({ to }: { to: string }) {
  return (
    <a href={to} target="_blank" rel="noreferrer">
      {to}
    </a>
  );
}
