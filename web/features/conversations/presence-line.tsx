import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import styles from './pane.module.css';
import type { Present } from './presence.ts';

/** Who else is here: "Ana is typing". Keeps its place, so that nothing jumps when somebody comes. */
export function PresenceLine({ others }: { others: readonly Present[] }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const typing = others.filter(({ doing }) => doing === 'typing');
  const who = typing.length ? typing : others;
  const names = format.list(who.map(({ name }) => name));
  return (
    <p className={styles.presence} aria-live="polite">
      {who.length > 0 && t(typing.length ? 'typing' : 'looking', { count: who.length, names })}
    </p>
  );
}
