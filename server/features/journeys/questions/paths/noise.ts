/**
 * Names without what differs each time: `Viewed order 4711` → `Viewed order #`, `/p/3f2a9c81?utm=x` → `/p/#`.
 * The same steps in JavaScript, for the names of types, and as SQL, for pages; both engines read them alike.
 */

const UUID = '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}';
/** Digits, letters, digits: nobody's word. */
const MIXED_ID = '[A-Za-z]*[0-9]+[A-Za-z]+[0-9][A-Za-z0-9]*';
const NUMBER = '[0-9]+';
/** Dates, ranges, versions: numbers joined by signs. */
const JOINED = '#([-_.,:]#)+';
const STEPS = [UUID, MIXED_ID, NUMBER, JOINED];

const HOST = '^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*';
const QUERY = '[?#].*$';
const LAST_SLASH = '(.)/$';

export function withoutNoise(name: string): string {
  return STEPS.reduce((text, step) => text.replaceAll(new RegExp(step, 'g'), '#'), name);
}

/** SQL: the path of a page's address, cleaned. */
export function cleanPage(column: string): string {
  const path = `replaceRegexpOne(replaceRegexpOne(${column}, '${HOST}', ''), '${QUERY}', '')`;
  const clean = STEPS.reduce((sql, step) => `replaceRegexpAll(${sql}, '${step}', '#')`, path);
  return `replaceRegexpOne(${clean}, '${LAST_SLASH}', '\\\\1')`;
}
