import { classes } from '../../../ui/index.ts';
import styles from './group-legend.module.css';

/** Which colour and dashes stand for whom; in the order of the chart's series. */
export function GroupLegend({ names }: { names: readonly string[] }) {
  return (
    <ul className={styles.legend}>
      {names.map((name, index) => (
        <li key={name} className={styles.key}>
          <span className={classes(styles.swatch, styles[`series${(index % 6) + 1}`])} />
          {name}
        </li>
      ))}
    </ul>
  );
}
