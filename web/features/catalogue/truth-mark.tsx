import styles from './catalogue.module.css';

/** A moment of truth: the point on the line where customers make up their minds. */
export function TruthMark() {
  return (
    <svg className={styles.truthMark} width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
      <path d="M1 10c4 0 4-7 8-7s4 7 8 7" />
      <circle cx="9" cy="3" r="2.5" />
    </svg>
  );
}
