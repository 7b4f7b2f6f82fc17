/** The 18 months of the sample company: days since its first morning, whatever today is. */
export const MONTHS = 18;
export const DAYS_A_MONTH = 30;
/** Length of the whole record; nothing happens at this day or after. */
export const DAYS = MONTHS * DAYS_A_MONTH;
export const MINUTE = 1 / 1440;
export const HOUR = 1 / 24;

const DAY_MS = 86_400_000;

/** 1 to 18 for a day of the record. */
export function monthOf(day: number): number {
  return Math.floor(day / DAYS_A_MONTH) + 1;
}

/** The first moment of the record: 540 days before the start of today (UTC), so that its last month is full. */
export function firstMoment(now: Date): number {
  return Math.floor(now.getTime() / DAY_MS) * DAY_MS - DAYS * DAY_MS;
}

/** The moment that a day of the record stands for, to the second. */
export function momentOf(first: number, day: number): Date {
  return new Date(first + Math.round(day * 86_400) * 1000);
}
