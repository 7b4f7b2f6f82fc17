/** Targets as people write them: `30min`, `4h`, `1h 30min`, `2d`, or in words of any of our languages: `90 minutos`, `2 zile`. */
import { endOf, type Week } from './week.ts';

const A_DAY = 86_400;
const SIZES = { h: 3600, min: 60 } as const;

/** Without accents, in lower case: day, hour and minute in English, Portuguese, Spanish and Romanian. */
const WORDS = {
  d: ['d', 'day', 'days', 'dia', 'dias', 'zi', 'zile'],
  h: ['h', 'hr', 'hrs', 'hour', 'hours', 'hora', 'horas', 'ora', 'ore'],
  min: ['m', 'min', 'mins', 'minute', 'minutes', 'minuto', 'minutos', 'minut'],
} as const;
type Unit = keyof typeof WORDS;

const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]*)\.?(?:\s|,|$|(?=\d))\s*(?:(?:and|e|y|si|de)\s+)?/y;

/** `unread`: no time. `no-day`: days, where none is like another. */
export type Read = { seconds: number | null } | { fault: 'unread' | 'no-day' };

/** @param day seconds of a day, as `dayOf` knows them. A bare number is hours, and after hours minutes. */
export function readDuration(text: string, day: number | null): Read {
  const written = text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (!written) return { seconds: null };
  let seconds = 0;
  let before: Unit | null = null;
  PART.lastIndex = 0;
  while (PART.lastIndex < written.length) {
    const found = PART.exec(written);
    const unit: Unit | undefined = found ? unitOf(found[2]!, before) : undefined;
    if (!found || !unit) return { fault: 'unread' };
    const size = unit === 'd' ? day : SIZES[unit];
    if (size === null) return { fault: 'no-day' };
    seconds += Number(found[1]!.replace(',', '.')) * size;
    before = unit;
  }
  const whole = Math.round(seconds);
  return whole > 0 ? { seconds: whole } : { fault: 'unread' };
}

function unitOf(word: string, before: Unit | null): Unit | undefined {
  if (!word) return before === 'h' ? 'min' : 'h';
  return (Object.keys(WORDS) as Unit[]).find((unit) => (WORDS[unit] as readonly string[]).includes(word));
}

/**
 * Seconds of a day that targets count in: of a calendar its working day, null where its days differ in length or there is
 * none; by the clock all of it.
 */
export function dayOf(week: Week | null): number | null {
  if (!week) return A_DAY;
  const lengths = new Set(week.map(openMinutes).filter((minutes) => minutes > 0));
  const [length] = lengths;
  return lengths.size === 1 ? length! * 60 : null;
}

/** Of a day, what overlaps only once. */
function openMinutes(day: Week[number]): number {
  let [open, until] = [0, 0];
  for (const { from, to } of day.toSorted((a, b) => a.from - b.from)) {
    const end = endOf({ from, to });
    open += Math.max(0, end - Math.max(from, until));
    until = Math.max(until, end);
  }
  return open;
}

/** Days only by the clock, and where they come out whole: a working day is another one in every calendar. */
export function writeDuration(seconds: number | null, isByClock: boolean): string {
  if (seconds === null) return '';
  const units = Object.entries({ ...(isByClock && seconds % A_DAY === 0 && { d: A_DAY }), ...SIZES });
  let left = seconds;
  const parts: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count) parts.push(`${count}${name}`);
  }
  return parts.join(' ') || '1min';
}
