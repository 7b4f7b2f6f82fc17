/** Which fields a conversation has, and which of them it still needs; for server and screen alike. */

interface Asked {
  key: string;
  departments: readonly string[];
  required: boolean;
}

/** @param department its key */
export const isFieldOf = ({ departments }: Pick<Asked, 'departments'>, department: string | null): boolean =>
  departments.length === 0 || (department !== null && departments.includes(department));

/** Those that must be filled in before it is solved, and are not. */
export function fieldsMissing<Field extends Asked>(
  fields: readonly Field[],
  values: Readonly<Record<string, unknown>>,
  department: string | null,
): Field[] {
  return fields.filter(
    (field) => field.required && isFieldOf(field, department) && values[field.key] === undefined,
  );
}
