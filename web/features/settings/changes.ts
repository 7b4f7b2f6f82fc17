/** What an entry of the audit log changed, field by field. */

export interface Change {
  /** `address.city` for what lies deeper. */
  field: string;
  /** Null where there was, or is, nothing. */
  before: string | null;
  after: string | null;
}

/** The fields that differ, in the order in which they were written; all of them where one side is missing. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const old = flat(before);
  const now = flat(after);
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flat(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined || value === '') return new Map();
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
    return new Map([[path, [...value].sort().join(', ')]]);
  }
  if (typeof value !== 'object') return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, part]) => [...flat(part, path ? `${path}.${name}` : name)]),
  );
}
