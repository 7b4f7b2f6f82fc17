/** With fewer than these, one person more or less moves a share by more than three points. */
const SMALL = 30;

/** Whether so few were observed that a share of them means little. */
export const isSmall = (n: number): boolean => n < SMALL;
