/** What was sent cannot be used: said as the end of a sentence that begins with the name of the field. */
import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** For Zod, in place of its own words ("Invalid UUID"); undefined where only those tell what is meant. */
export function inSentences(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is needed' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`;
    case 'invalid_format':
      return `must be ${FORMATS[issue.format] ?? 'written as the documentation shows it'}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `must be without ${issue.keys.map((key) => `"${key}"`).join(', ')}: there is nothing of that name`;
    case 'invalid_union':
      return oneForm(issue.errors);
    default:
      return undefined;
  }
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const FORMATS: Record<string, string> = {
  uuid: 'an id as the API gives it, such as 0197c2b4-5a3e-7d10-9c56-2f4b8e1a6d03',
  email: 'an e-mail address such as ana@example.com',
  url: 'an address such as https://example.com/page',
  date: 'a date such as 2026-03-01',
  datetime: 'a moment such as 2026-03-01T00:00:00Z',
  time: 'a time such as 09:30',
  base64: 'base64',
};

function oneOf(values: readonly unknown[]): string {
  const [first] = values;
  return values.length === 1 ? `${JSON.stringify(first)}` : `one of ${values.join(', ')}`;
}

const MUST_BE = 'must be ';

/**
 * What each of several forms asks for. Where some take what was sent for what it is (a text, a list), the others were
 * not meant. Undefined forms, such as objects with faults inside, are left to the documentation.
 */
function oneForm(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  const asked = errors.flatMap((issues) => {
    const [one] = issues;
    const isWhole = issues.length === 1 && one!.path.every((step) => typeof step === 'number');
    return isWhole && one!.message.startsWith(MUST_BE) ? [one!] : [];
  });
  const meant = asked.filter(({ code }) => code !== 'invalid_type');
  const forms = (meant.length ? meant : asked).map(({ message }) => message.slice(MUST_BE.length));
  return forms.length
    ? `${MUST_BE}${[...new Set(forms)].join(', or ')}`
    : 'has none of the forms that are possible here: the documentation shows them';
}

interface Limited {
  origin: string;
  exact?: boolean;
  inclusive?: boolean;
}

function tooSmall(issue: Limited & { minimum: number | bigint }): string {
  const { minimum, inclusive = true } = issue;
  const counted = COUNTED[issue.origin];
  if (!counted) return `must be ${inclusive ? 'at least' : 'more than'} ${minimum}`;
  if (issue.exact) return `must have exactly ${minimum} ${counted}`;
  return minimum <= 1 ? 'must not be empty' : `must have at least ${minimum} ${counted}`;
}

function tooBig(issue: Limited & { maximum: number | bigint }): string {
  const { maximum, inclusive = true } = issue;
  const counted = COUNTED[issue.origin];
  if (!counted) return `must be ${inclusive ? 'at most' : 'less than'} ${maximum}`;
  return `must have ${issue.exact ? 'exactly' : 'at most'} ${maximum} ${counted}`;
}

const COUNTED: Record<string, string> = { string: 'characters', array: 'entries', set: 'entries' };
