/**
 * What can be wrong with a file or one of its rows: a code with its facts, which screens translate
 * (`imports.problems.<code>`), and the same as an English sentence for everyone else. Runs in the browser too.
 */

export interface Facts {
  /** The column of the file at fault. */
  column?: string;
  /** The field of the record that is missing or at fault. */
  field?: string;
  /** What was found, cut short. */
  value?: string;
  /** What would be right, or how much there was. */
  expected?: string;
}

export interface Problem extends Facts {
  code: ProblemCode;
}

type Sentence = (facts: Facts) => string;
const inColumn = ({ column }: Facts) => (column ? ` in column "${column}"` : '');

const SENTENCES = {
  // of a row
  missing: ({ field, column }) =>
    column
      ? `Column "${column}" is empty, but every row needs it.`
      : `There is no value for "${field}", but every row needs it.`,
  'no-customer': () => 'No column of this row says which customer it is about.',
  'unknown-order': ({ value }) =>
    `Order "${value}" is not known yet, or not whose it is. Import the orders first, then these rows again.`,
  'bad-email': ({ value, column }) =>
    `"${value}" in column "${column}" is not an e-mail address, and the row has no other customer key.`,
  'bad-phone': ({ value, column }) =>
    `"${value}" in column "${column}" is not a phone number, and the row has no other customer key.`,
  'bad-id': ({ column }) =>
    `The id${inColumn({ column })} is longer than 255 characters or has control characters.`,
  'not-a-date': ({ value, column, expected }) =>
    `"${value}" in column "${column}" is not a date${expected ? ` (${expected})` : ''}.`,
  'in-future': ({ value, column }) =>
    `"${value}" in column "${column}" lies in the future, but only what has happened can be imported.`,
  'not-a-number': ({ value, column, expected }) =>
    `"${value}" in column "${column}" is not a number${expected ? ` (the file is read with ${expected})` : ''}.`,
  'not-whole': ({ value, column }) => `"${value}" in column "${column}" is not a whole number.`,
  negative: ({ value, column }) => `"${value}" in column "${column}" is below zero.`,
  'too-large': ({ value, column }) => `"${value}" in column "${column}" is too large.`,
  'out-of-scale': ({ value, expected }) => `The score ${value} lies outside its scale ${expected}.`,
  'unknown-metric': ({ value, expected }) => `"${value}" is not a metric; it must be one of ${expected}.`,
  'unknown-currency': ({ value }) => `"${value}" is not a currency code such as BRL.`,
  cells: ({ value, expected }) => `The row has ${value} values, but the file has ${expected} columns.`,
  nul: ({ column }) => `There is a NUL byte${inColumn({ column })}.`,
  quotes: () => 'The quotation marks of this row do not close.',
  'row-too-long': () => 'The row is longer than 16 MB; a quotation mark above it is probably not closed.',
  'not-json': () => 'This is not JSON.',
  'not-an-object': () => 'This is JSON, but not an object with named values.',
  refused: ({ value }) => `The record refused the row: ${value}.`,
  // of a file
  empty: () => 'The file is empty.',
  'no-rows': () => 'The file has a header but no rows.',
  excel: () => 'This is an Excel workbook. Open it, save the sheet as CSV, and import that file.',
  binary: () => 'This is not a text file. Save the data as CSV or JSON, and import that file.',
  'gzip-damaged': () =>
    'The compressed file is damaged or cut off. What could be read was imported; undo it, or import the whole file again: nothing is doubled.',
  'json-damaged': () =>
    'The JSON ends or breaks in the middle. What could be read was imported; undo it, or import the whole file again: nothing is doubled.',
  'file-missing': () => 'The uploaded file is no longer there. Upload it again.',
  fault: ({ value }) =>
    `Something went wrong in Jornada: ${value}. What was imported stays; resume the import or undo it.`,
  // of a mapping, before it can run
  'kind-unknown': () =>
    'There is no place for this kind of file yet. Choose a kind by hand, or remove the file.',
  'kind-unsure': ({ expected }) => `This looks like ${expected}, but that is not certain. Confirm the kind.`,
  'field-missing': ({ field }) => `No column is matched to "${field}", which every row needs.`,
  'no-moment': () =>
    'No column says when the orders were placed, so they would have no touchpoints. Match one, or run it as it is.',
  'no-key': () => 'No column says which customer a row is about. Match one to a customer key.',
  'column-unsure': ({ column, expected }) =>
    `Column "${column}" looks like "${expected}", but that is not certain. Confirm it.`,
  'date-order': ({ column, value }) =>
    `Dates such as "${value}" in column "${column}" can be read in two ways. Say whether the day or the month comes first.`,
  'number-format': ({ column, value }) =>
    `Numbers such as "${value}" in column "${column}" can be read in two ways. Say whether a comma or a point begins the decimals.`,
  'no-column': ({ column, expected }) =>
    `The mapping names the column "${column}", which the file does not have. Its columns: ${expected}.`,
  'no-field': ({ field, expected }) => `There is no field "${field}" for this kind. Its fields: ${expected}.`,
  'field-twice': ({ field, column }) =>
    `"${field}" is matched to more than one column ("${column}" too). Keep one.`,
  asked: () => 'It was uploaded to be looked at first. Run it when the mapping is right.',
} satisfies Record<string, Sentence>;

export type ProblemCode = keyof typeof SENTENCES;

const MAX_VALUE = 120;

/** The value as it is quoted in a problem: short, on one line. */
export function quoted(value: string): string {
  const line = value.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE)}…` : line;
}

export function sentence(problem: Problem): string {
  return (SENTENCES[problem.code] as Sentence)(problem);
}

/** Thrown where a whole file cannot go on. */
export class FileProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(sentence(problem));
    this.problem = problem;
  }
}
