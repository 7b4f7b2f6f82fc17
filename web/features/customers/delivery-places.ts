/**
 * Where moments lie along a line that is drawn to time, in pixels, with so much between them that each has room for its
 * date: those that are too close move apart, no further than they must.
 * @param moments in the order of time
 * @param length of the line, in pixels
 * @param room that each needs, in pixels
 * @returns undefined where the line is too short for that
 */
export function placesOf(moments: readonly number[], length: number, room: number): number[] | undefined {
  const last = moments.length - 1;
  if (last < 0 || last * room > length) return undefined;
  const [begin, end] = [moments[0]!, moments[last]!];
  const places = moments.map((at) => ((at - begin) / Math.max(1, end - begin)) * length);
  for (let n = 1; n <= last; n++) places[n] = Math.max(places[n]!, places[n - 1]! + room);
  places[last] = Math.min(places[last]!, length);
  for (let n = last - 1; n >= 0; n--) places[n] = Math.min(places[n]!, places[n + 1]! - room);
  return places;
}
