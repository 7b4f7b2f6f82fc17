/** Moments as the API writes them. */
export function instant(at: Date): string;
export function instant(at: Date | null): string | null;
export function instant(at: Date | null) {
  return at?.toISOString() ?? null;
}
