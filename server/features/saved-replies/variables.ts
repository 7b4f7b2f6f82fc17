/** What a saved reply may leave open, and how it is filled in; the browser does so, too. */

export const VARIABLES = [
  'customer.name',
  'customer.first',
  'me.name',
  'me.first',
  'conversation.number',
  'workspace.name',
] as const;
export type Variable = (typeof VARIABLES)[number];

const OPENED = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Variables of a text that there are not. */
export function unknownVariables(text: string): string[] {
  const told = [...text.matchAll(OPENED)].map((match) => match[1]!);
  return [...new Set(told.filter((name) => !VARIABLES.some((one) => one === name)))];
}

/** Where nothing is known, the space before it goes with it: "Hello {{customer.first}}," is "Hello,". */
export function fillIn(text: string, values: Partial<Record<Variable, string>>): string {
  return text.replace(/([ \t]?)\{\{\s*([^{}]*?)\s*\}\}/g, (_, space: string, name: string) => {
    const value = values[name as Variable];
    return value ? `${space}${value}` : '';
  });
}
