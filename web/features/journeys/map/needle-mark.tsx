import { useTypeName } from '../../catalogue/names.ts';
import { useOpened } from './evidence-url.ts';
import type { Box } from './label-places.ts';
import type { Needle } from './line-points.ts';
import styles from './needle-mark.module.css';

interface NeedleMarkProps {
  needle: Needle;
  /** The middle of its number, in pixels within the line. */
  at: { x: number; y: number };
  /** Where its name stands, in pixels within the line. */
  name: Box;
}

/** Where it breaks: the number of a bad moment, at the height of how it felt. */
export function NeedleMark({ needle, at, name }: NeedleMarkProps) {
  const typeName = useTypeName();
  const { open } = useOpened();
  return (
    <button
      type="button"
      className={styles.needle}
      style={{ left: at.x, top: at.y }}
      onClick={() => open({ type: needle.type, stage: needle.stage })}
    >
      <MomentNumber number={needle.number} />{' '}
      <span
        className={styles.name}
        style={{ translate: `${name.left - at.x}px ${name.top - at.y}px` }}
        data-name
      >
        {typeName(needle.type)}
      </span>
    </button>
  );
}

/** The same number in the list of moments, on the line and in the rows. */
export function MomentNumber({ number }: { number: number }) {
  return <span className={styles.number}>{number}</span>;
}
