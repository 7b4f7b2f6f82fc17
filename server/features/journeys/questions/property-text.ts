/**
 * SQL: a property of a JSON column as text, as PostgreSQL's `->>` has it; empty when it is missing or null.
 * @param name SQL of the property's name
 */
export function textOf(column: string, name: string): string {
  const raw = `JSONExtractRaw(${column}, ${name})`;
  return `multiIf(startsWith(${raw}, '"'), JSONExtractString(${column}, ${name}), ${raw} = 'null', '', ${raw})`;
}

/** Longer values are texts, not facts that people share. */
const MOST_CHARACTERS = 100;

/** SQL: whether `raw`, a value of a JSON object as JSON, is short and single: a fact that people may share. */
export const IS_FACT = `raw != 'null' AND raw != '""' AND NOT startsWith(raw, '{') AND NOT startsWith(raw, '[') AND length(raw) <= ${MOST_CHARACTERS}`;

/** SQL: `raw` as people read it. */
export const SHOWN = `if(startsWith(raw, '"'), JSONExtractString(raw), raw)`;
