/** Like `Promise.all` over `map`, but only so many at once: the lens answers a few questions faster than a crowd. */
export async function fewAtOnce<T, R>(
  items: readonly T[],
  most: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: most }, work));
  return results;
}
