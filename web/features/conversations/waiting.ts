/** How long somebody waits, in one unit: room is short in a row. */

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** @returns `3h`, `2d` as the language writes it, rounded down; less than a minute is one */
export function shortDuration(locale: string, seconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? UNITS[2];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(
    Math.max(1, Math.floor(seconds / size)),
  );
}
