import { AlarmClock, Timer } from 'lucide-react';
import { Badge, classes } from '../../ui/index.ts';
import styles from './due.module.css';
import { useDueWords } from './due-words.ts';
import type { Due } from './queries.ts';

/** When the most pressing promise is due: quiet while there is time, marked when it runs out, by sign and words too. */
export function DueBadge({ due }: { due: Due }) {
  const { short, whole, look } = useDueWords()(due);
  const icon = look === 'missed' ? <AlarmClock size={12} aria-hidden /> : <Timer size={12} aria-hidden />;
  const words = (
    <>
      <span className="visually-hidden">{whole}</span>
      <span aria-hidden>{short}</span>
    </>
  );
  return (
    <span className={classes(styles.due, styles[look])} title={whole}>
      {look === 'running' ? (
        <>
          {icon}
          {words}
        </>
      ) : (
        <Badge kind={look === 'missed' ? 'broken' : 'warning'} icon={icon}>
          {words}
        </Badge>
      )}
    </span>
  );
}
