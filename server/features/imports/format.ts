/** How a file is written: detected when it arrives, changeable by a person. Runs in the browser too. */
import { z } from 'zod';

export const FILE_TYPES = ['csv', 'json', 'jsonl'] as const;
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-2',
  'windows-1250',
  'utf-16le',
  'utf-16be',
] as const;
export const DELIMITERS = [',', ';', '\t', '|'] as const;

export const Format = z.object({
  type: z.enum(FILE_TYPES),
  gzip: z.boolean(),
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(DELIMITERS),
  /** Whether the first row names the columns; without it they are called `column 1`, `column 2`, … */
  header: z.boolean(),
  /** What begins the decimals of a number. */
  decimal: z.enum(['.', ',']),
  /** How a date such as 03/04/2026 is read. */
  dates: z.enum(['day-first', 'month-first']),
  /** IANA name: where the clocks hang whose dates have no offset. */
  timeZone: z.string(),
  /** ISO 4217: of amounts that do not say theirs. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Format = z.output<typeof Format>;

/** What a column is: a field of the kind; for ids their id space, for traits and properties their name. */
export const Target = z.object({
  field: z.string(),
  space: z.string().max(200).optional(),
  name: z.string().max(200).optional(),
});
export type Target = z.output<typeof Target>;

export const Mapping = z.object({
  /** By the column's name; null leaves the column out. */
  columns: z.record(z.string(), Target.nullable()),
  /** Fields that are the same for every row: `{"metric": "nps"}`. */
  values: z.record(z.string(), z.string()),
  /** The system the file comes from, shown with what it brought; tells response ids of two systems apart. */
  source: z.string().max(100),
});
export type Mapping = z.output<typeof Mapping>;

export type DateOrder = Format['dates'];
export type Decimal = Format['decimal'];
