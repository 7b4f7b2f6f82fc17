import { useTypeName } from '../../catalogue/names.ts';
import { useOpened } from './evidence-url.ts';
import type { Needle } from './line-points.ts';
import styles from './needle-mark.module.css';

interface NeedleMarkProps {
  needle: Needle;
  /** Pixels within the line. */
  x: number;
  y: number;
  /** How wide the line is: the name below the number stays within. */
  within: number;
}

/** Where it breaks: the number of a bad moment, at the height of how it felt. */
export function NeedleMark({ needle, x, y, within }: NeedleMarkProps) {
  const typeName = useTypeName();
  const { open } = useOpened();
  const name = typeName(needle.type);
  return (
    <button
      type="button"
      className={styles.needle}
      style={{ left: x, top: y }}
      onClick={() => open({ type: needle.type, stage: needle.stage })}
    >
      <MomentNumber number={needle.number} />{' '}
      <span className={styles.name} style={{ translate: inside(x, within) }}>
        {name}
      </span>
    </button>
  );
}

const HALF_A_NAME = 46;

/** How far a name at the edge moves inwards. */
function inside(x: number, within: number): string {
  return `${Math.max(0, HALF_A_NAME - x) + Math.min(0, within - HALF_A_NAME - x)}px`;
}

/** The same number in the list of moments, on the line and in the rows. */
export function MomentNumber({ number }: { number: number }) {
  return <span className={styles.number}>{number}</span>;
}
