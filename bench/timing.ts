/** How long something takes, again and again. */

/** Milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The middle one; of an even number, the upper of the two. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Of sorted values, the one below which such a share of them lies. */
export function quantile(sorted: number[] = [], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

/** The same of values in any order. */
export const quantileOf = (values: number[], share: number): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    share,
  );

export const told = (times: number[]): string =>
  `p50 ${quantileOf(times, 0.5).toFixed(1)} ms, p99 ${quantileOf(times, 0.99).toFixed(1)} ms (${times.length})`;

/** Does `work` so many times, so many at once. */
export async function lanes(
  many: number,
  atOnce: number,
  work: (n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < many) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
