/**
 * What a group of touchpoints has in common: a property of theirs, their channel or device, a trait of the person, the
 * how-manieth touchpoint of its type it is of the person, from the beginning of the record, or the time since the
 * person's touchpoint before.
 */
export const DIFFERENCE_KINDS = ['property', 'channel', 'device', 'trait', 'time', 'gap'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/**
 * `emotion`: mean of the ratings that belong to the touchpoints, −1 … 1. `leaving`: share of the touchpoints after
 * which the person, within `quietDays`, did nothing more or came to a touchpoint of the stage with the key `leaving`,
 * 0 … 1; of those old enough to know, and of no type of that stage itself.
 */
export const DIFFERENCE_FIGURES = ['emotion', 'leaving'] as const;

/** Those of which there are several, told apart by a name. */
export const NAMED_KINDS: readonly DifferenceKind[] = ['property', 'trait'];

/**
 * Seconds since the person's touchpoint before fall between these: none, a quarter, one and eight hours, one, three and
 * seven days. A group of the kind `gap` has the last that was reached as its value.
 */
export const GAPS = ['0', '900', '3600', '28800', '86400', '259200', '604800'] as const;
