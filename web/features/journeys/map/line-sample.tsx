import styles from './map-view.module.css';

interface SampleProps {
  kind: 'now' | 'then' | 'unsure';
  behind?: 'band';
}

/** A piece of a line of the map, as it is drawn there. */
export function Sample({ kind, behind }: SampleProps) {
  return (
    <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true">
      {behind && <path className={styles[behind]} d="M2 6h24" />}
      <path className={styles[kind]} d="M2 6h24" />
    </svg>
  );
}
