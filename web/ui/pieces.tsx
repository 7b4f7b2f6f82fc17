import { Fragment } from 'react';
import styles from './pieces.module.css';

/** A name or an address, which breaks behind its @ where it has no room. */
export function Breaking({ text }: { text: string }) {
  return text.split(/(?<=@)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** A text in pieces, with those marked by which it was found. */
export function Pieces({ pieces }: { pieces: readonly { text: string; hit: boolean }[] }) {
  return pieces.map(({ text, hit }, index) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other identity.
      <mark key={index} className={styles.hit} data-hit>
        <Breaking text={text} />
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <Breaking key={index} text={text} />
    ),
  );
}
