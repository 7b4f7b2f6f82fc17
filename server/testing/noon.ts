/** A time zone in which it is about noon, so that a test of a day is not cut in two by midnight. */
export function zoneAtNoon(now = new Date()): string {
  const west = now.getUTCHours() - 12;
  // The names of these count the other way round: Etc/GMT+3 is three hours behind.
  return west === 0 ? 'Etc/GMT' : `Etc/GMT${west > 0 ? '+' : ''}${west}`;
}
