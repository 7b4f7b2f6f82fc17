import styles from './logo.module.css';

/** The mark: one continuous line, a journey's ups and downs. With or without the name. */
export function Logo({ nameHidden }: { nameHidden?: boolean }) {
  return (
    <span className={styles.logo}>
      <svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
        <path d="M2 13.5C5.6 13.5 6.6 5 10.2 5s4.2 10 8 10c3 0 3.6-6 5.8-8.5" />
      </svg>
      <span className={nameHidden ? 'visually-hidden' : styles.name}>Jornada</span>
    </span>
  );
}
