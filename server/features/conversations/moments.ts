import { invalid } from '../../core/http/problems.ts';

/** Clocks of other machines differ a little. */
const AHEAD_MS = 5 * 60_000;

/** When it was written: as told, else now. @throws 400 for what has not happened yet, and for times before 1990 */
export function writtenAt(told: string | undefined): Date {
  const now = new Date();
  if (told === undefined) return now;
  const at = new Date(told);
  if (at.getTime() > now.getTime() + AHEAD_MS)
    throw invalid(`at: ${told} has not come yet.`, [{ at: 'at', message: 'must not be in the future' }]);
  if (at.getUTCFullYear() < 1990)
    throw invalid(`at: ${told} is too long ago.`, [{ at: 'at', message: 'must be 1990 or later' }]);
  return at > now ? now : at;
}
