import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './list-row.module.css';

interface RowParts {
  /** An avatar or an icon at the start. */
  leading?: ReactNode;
  /** The line of facts: who, what, where. */
  facts: ReactNode;
  /** The line of voice: the customer's own words, set in the serif. */
  voice?: ReactNode;
  /** A quiet second line of our own words, where nobody has spoken. */
  note?: ReactNode;
  /** At the end: when, how much. */
  trailing?: ReactNode;
  selected?: boolean;
}

/** One row of a list: one line of facts, one of voice. */
export function ListRow({ selected, ...parts }: RowParts) {
  return (
    <div className={classes(styles.row, selected && styles.selected)}>
      <Parts {...parts} />
    </div>
  );
}

/** A row that leads somewhere; takes the router's `to`, `params`, `search`. */
export const ListRowLink = createLink(function ListRowAnchor(
  props: Omit<ComponentProps<'a'>, 'children'> & RowParts,
) {
  const { leading, facts, voice, note, trailing, selected, className, ...rest } = props;
  return (
    <a className={classes(styles.row, styles.link, selected && styles.selected, className)} {...rest}>
      <Parts leading={leading} facts={facts} voice={voice} note={note} trailing={trailing} />
    </a>
  );
});

function Parts({ leading, facts, voice, note, trailing }: Omit<RowParts, 'selected'>) {
  return (
    <>
      {leading}
      <span className={styles.lines}>
        <span className={styles.facts}>{facts}</span>
        {voice && <Voice inline>{voice}</Voice>}
        {note && <span className={styles.note}>{note}</span>}
      </span>
      {trailing && <span className={styles.trailing}>{trailing}</span>}
    </>
  );
}

/** The customer's own words, wherever they appear. `lang` lets screen readers pronounce them. */
export function Voice({ inline, lang, children }: { inline?: boolean; lang?: string; children: ReactNode }) {
  return inline ? (
    <q className={classes(styles.voice, styles.inline)} lang={lang}>
      {children}
    </q>
  ) : (
    <blockquote className={styles.voice} lang={lang}>
      {children}
    </blockquote>
  );
}
