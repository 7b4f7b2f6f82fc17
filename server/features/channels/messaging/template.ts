/** A template of WhatsApp and what is filled into it; also for screens that show how it will read. */
const PLACE = /\{\{(\d{1,2})\}\}/g;

/** How many values a template needs. */
export const parametersIn = (text: string) =>
  Math.max(0, ...[...text.matchAll(PLACE)].map((found) => Number(found[1])));

export const filledIn = (text: string, values: readonly string[]) =>
  text.replace(PLACE, (place, n) => values[Number(n) - 1] || place).trim();
