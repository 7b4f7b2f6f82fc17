/** How long somebody waits, in one unit: room is short in a row. */
import { numberFormat } from '../../intl.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** @returns `3h`, `2d` as the language writes it, rounded down; less than a minute is one */
export function shortDuration(locale: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? UNITS[2];
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(
    Math.max(1, Math.floor(seconds / size)),
  );
}
