import { expect, test } from 'vitest';
import { z } from 'zod';
import { idOr } from '../id-contract.ts';
import { inSentences } from './sentences.ts';

test.each<[what: string, schema: z.ZodType, given: unknown, said: string]>([
  [
    'an id',
    z.uuid(),
    'abc',
    'must be an id as the API gives it, such as 0197c2b4-5a3e-7d10-9c56-2f4b8e1a6d03',
  ],
  ['a number of a query', z.coerce.number().int(), 'abc', 'must be a number'],
  ['a whole number', z.int(), 1.5, 'must be a whole number'],
  ['a number that is too small', z.number().min(1), 0, 'must be at least 1'],
  ['a number that must be above', z.number().gt(0), 0, 'must be more than 0'],
  ['a number that is too large', z.number().max(5), 6, 'must be at most 5'],
  ['one of a few', z.enum(['web', 'app']), 'foo', 'must be one of web, app'],
  ['the one possible', z.literal('true'), 'yes', 'must be "true"'],
  ['what is missing', z.string(), undefined, 'is needed'],
  ['a text', z.string(), 1, 'must be a text'],
  ['an empty text', z.string().min(1), '', 'must not be empty'],
  ['a long text', z.string().max(3), 'long', 'must have at most 3 characters'],
  ['a short list', z.array(z.string()).min(2), ['a'], 'must have at least 2 entries'],
  ['an e-mail address', z.email(), 'ana', 'must be an e-mail address such as ana@example.com'],
  ['a moment', z.iso.datetime(), 'now', 'must be a moment such as 2026-03-01T00:00:00Z'],
  ['an unknown name', z.strictObject({}), { a: 1 }, 'must be without "a": there is nothing of that name'],
  ['one of several kinds', z.union([z.string(), z.number()]), true, 'must be a text, or a number'],
  [
    'one or several of a few',
    z.union([z.enum(['new', 'open']), z.array(z.enum(['new', 'open']))]),
    'banana',
    'must be one of new, open',
  ],
  [
    'several of a few',
    z.union([z.enum(['new', 'open']), z.array(z.enum(['new', 'open']))]),
    ['new', 'banana'],
    'must be one of new, open',
  ],
  [
    'an id or a word',
    idOr('me', 'none'),
    'you',
    'must be an id as the API gives it, such as 0197c2b4-5a3e-7d10-9c56-2f4b8e1a6d03, or one of me, none',
  ],
  [
    'one of several objects',
    z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]),
    {},
    'has none of the forms that are possible here: the documentation shows them',
  ],
])('%s is asked for in words', (_, schema, given, said) => {
  const { error } = schema.safeParse(given, { error: inSentences });
  expect(error?.issues[0]?.message).toBe(said);
});

test('the words of a schema itself go first', () => {
  const { error } = z.uuid('must be the id of a segment').safeParse('abc', { error: inSentences });
  expect(error?.issues[0]?.message).toBe('must be the id of a segment');
});
