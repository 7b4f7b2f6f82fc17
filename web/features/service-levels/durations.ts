/** Targets as people write them: `30min`, `4h`, `1h 30min`, `2d`. The letters are the same in all our languages. */

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

const PART = /(\d+(?:[.,]\d+)?)\s*(d|h|min|m)?\s*/iy;

/** @returns seconds; null for nothing; undefined for what cannot be read. A bare number is hours. */
export function readDuration(text: string): number | null | undefined {
  const written = text.trim();
  if (!written) return null;
  let seconds = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < written.length) {
    const found = PART.exec(written);
    if (!found) return undefined;
    seconds += Number(found[1]!.replace(',', '.')) * sizeOf(found[2]);
  }
  const whole = Math.round(seconds);
  return whole > 0 ? whole : undefined;
}

function sizeOf(unit: string | undefined): number {
  const letter = unit?.toLowerCase() ?? 'h';
  return UNITS.find(([name]) => name.startsWith(letter))![1];
}

/** Days only where they come out whole: `36h` says more than `1d 12h` of business hours. */
export function writeDuration(seconds: number | null): string {
  if (seconds === null) return '';
  const units = seconds % 86_400 === 0 ? UNITS : UNITS.slice(1);
  let left = seconds;
  const parts: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count) parts.push(`${count}${name}`);
  }
  return parts.join(' ') || '1min';
}
