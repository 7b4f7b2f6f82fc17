import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './text-link.module.css';

/** A link in running text or in a cell; takes the router's `to`, `params`, `search`. `quiet` keeps the ink's colour. */
export const TextLink = createLink(function TextAnchor({
  quiet,
  className,
  children,
  ...rest
}: ComponentProps<'a'> & { quiet?: boolean }) {
  return (
    <a className={classes(quiet && styles.quiet, className)} {...rest}>
      {children}
    </a>
  );
});
