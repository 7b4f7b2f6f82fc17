import { z } from 'zod';

/** An id, or one of a few words. With `abort` the refusal names both; Zod would tell of the id alone. */
export const idOr = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.union([z.uuid({ abort: true }), z.enum(words)]);
