import { classes } from '../../../ui/index.ts';
import styles from './group-legend.module.css';

/** Which colour stands for whom; in the order of the chart's series. Those in no group, '', have a quiet one. */
export function GroupLegend({ groups }: { groups: readonly { group: string; name: string }[] }) {
  return (
    <ul className={styles.legend}>
      {groups.map(({ group, name }, index) => (
        <li key={group} className={styles.key}>
          <span
            className={classes(
              styles.swatch,
              group === '' ? styles.untold : styles[`series${(index % 6) + 1}`],
            )}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}
