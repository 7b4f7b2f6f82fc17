/** One thing the doctor looked at. */
export interface Check {
  /** What was looked at. */
  name: string;
  ok: boolean;
  /** What was found, as a sentence or a figure. */
  found: string;
  /** What to do; only when something is wrong. */
  todo?: string;
}

export function well(name: string, found: string): Check {
  return { name, ok: true, found };
}

export function wrong(name: string, found: string, todo: string): Check {
  return { name, ok: false, found, todo };
}

/** Runs a check; what it throws is what was found wrong. */
export async function attempt(
  name: string,
  todo: string,
  look: () => string | Promise<string>,
): Promise<Check> {
  try {
    return well(name, await look());
  } catch (error) {
    return wrong(name, (error as Error).message, todo);
  }
}
