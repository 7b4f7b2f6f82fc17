import styles from './stage-mark.module.css';

export interface StageMarkProps {
  name: string;
  /** Its place in the journey, from 0. */
  position: number;
  /** How many stages the journey has. */
  of: number;
}

/** A stage: its name and its place on the line of the journey. Place and word say it; the hue only repeats it. */
export function StageMark({ name, position, of }: StageMarkProps) {
  const share = of > 1 ? position / (of - 1) : 0;
  const x = 4 + share * 20;
  return (
    <span className={styles.stage}>
      <svg width="28" height="8" viewBox="0 0 28 8" aria-hidden="true">
        <path d="M2 4h24" className={styles.line} />
        <circle cx={x} cy="4" r="3.5" style={{ fill: stageColour(share) }} />
      </svg>
      {name}
    </span>
  );
}

/** The colour of a stage by its share of the way: 0 is the first, 1 the last. For charts too. */
export function stageColour(share: number): string {
  return `color-mix(in oklab, var(--stage-last) ${Math.round(share * 100)}%, var(--stage-first))`;
}
