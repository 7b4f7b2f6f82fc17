/**
 * SQL: a property of a JSON column as text, as PostgreSQL's `->>` has it; empty when it is missing or null.
 * @param name SQL of the property's name
 */
export function textOf(column: string, name: string): string {
  const raw = `JSONExtractRaw(${column}, ${name})`;
  return `multiIf(startsWith(${raw}, '"'), JSONExtractString(${column}, ${name}), ${raw} = 'null', '', ${raw})`;
}
