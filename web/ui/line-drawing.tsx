import styles from './line-drawing.module.css';

/** Each drawing is one continuous line, our mark, that bends into the thing it stands for. */
const MOTIFS = {
  /** A road with ups and downs. */
  journey: 'M2 52C26 52 26 20 50 20S74 62 98 62 122 30 142 30s20 16 36 16',
  /** A person: the line rises, rounds a head and shoulders, and goes on. */
  person: 'M2 68h50c2-16 14-24 30-26-8-3-12-10-12-18a18 18 0 1 1 36 0c0 8-4 15-12 18 16 2 28 10 30 26h54',
  /** Sheets going into a tray. */
  file: 'M2 66h58V16h40v20h20l-20-20 20 20v30h58',
  /** A plug that finds its socket. */
  connect:
    'M2 44h44c0-13 9-22 22-22v12h24v-12c13 0 22 9 22 22s-9 22-22 22V54H68v12c-13 0-22-9-22-22M68 34v20M92 34v20M114 44h64',
  /** A lens that has found nothing. */
  search: 'M2 66h72l14-16a22 22 0 1 0-6-6L62 66M100 66h78',
  /** Two lines becoming one. */
  merge: 'M2 22h40c30 0 30 22 60 22h76M2 66h40c30 0 30-22 60-22',
  /** A signpost among the touchpoints. */
  catalogue: 'M2 68h86V14h44l12 10-12 10H88M88 44H56l-10 9 10 9h32M88 68h90',
  /** A line that breaks off: the way ends here. */
  lost: 'M2 44c22 0 22-20 44-20s22 40 44 40c10 0 14-8 18-16M124 30c4-4 8-6 14-6',
} as const;

export type LineMotif = keyof typeof MOTIFS;

/** A small decoration for empty states. Says nothing that the words beside it do not. */
export function LineDrawing({ motif }: { motif: LineMotif }) {
  return (
    <svg className={styles.drawing} width="180" height="84" viewBox="0 0 180 84" aria-hidden="true">
      <path d={MOTIFS[motif]} />
    </svg>
  );
}
