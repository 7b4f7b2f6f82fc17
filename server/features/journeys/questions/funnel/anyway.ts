/**
 * What comes with coming through anyway, whoever does: no difference in what people did.
 *
 * - A type that at least 95 % of the converters met is nearly needed for the last step, or brought by it: an order is
 *   shipped before it is delivered. It says how far people came, so it is listed apart and not tested.
 * - A type that at least 95 % of those who met it met only after they had reached a later step could not be met by those
 *   who never came so far: an order is paid once it is placed. It is compared among those who did.
 */

/** A type of touchpoint on people's way from the first step to the last. */
export interface TypeOnWay {
  value: string;
  /** The same for the same people. */
  people: string;
  converters: number;
  others: number;
  /** Of the others, those who reached each step and met it within the time that the converters took from there. */
  inTime: number[];
  /** By step: of all who met it, those who had reached the step when they first did. */
  peopleAfter: number[];
}

export const NEARLY_ALL = 0.95;

/** @returns types with the step `since` which they are met; 1 for those that may be met all the way */
export function apart(types: TypeOnWay[], converters: number) {
  const since = types.map((type) => ({ ...type, since: sinceStep(type) }));
  const isNeeded = (type: TypeOnWay) => converters > 0 && type.converters >= NEARLY_ALL * converters;
  return {
    chosen: since.filter((type) => !isNeeded(type)),
    anyway: since.filter(isNeeded),
  };
}

function sinceStep({ converters, others, peopleAfter }: TypeOnWay): number {
  const enough = NEARLY_ALL * (converters + others);
  return Math.max(1, peopleAfter.findLastIndex((people) => people >= enough) + 1);
}
