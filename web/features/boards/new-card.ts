/** A question as a card keeps it: never an answer, and the time either moving or fixed. */
import { type Period, PRESET_DAYS } from '../narrowing/period.ts';

export interface KeptQuestion {
  question: Record<string, unknown>;
  /** With it the card always asks for the last so many days. */
  days: number | null;
}

/** How many days the period always reaches back; null where its days were chosen, or it is all time. */
export function movingDays({ preset }: Period): number | null {
  return preset && preset !== 'all' ? PRESET_DAYS[preset] : null;
}

/** @param moving whether the card is to stay up to date, where the period can */
export function keptQuestion(asked: Record<string, unknown>, period: Period, moving: boolean): KeptQuestion {
  const days = moving ? movingDays(period) : null;
  const { from, to, ...question } = asked;
  return { question: days === null && from && to ? { ...question, from, to } : question, days };
}
