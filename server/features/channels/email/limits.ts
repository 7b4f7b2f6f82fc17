/** Bytes of the largest mail that is taken; of a larger one in a folder, only its beginning is read. */
export const LARGEST_MAIL = 30_000_000;
