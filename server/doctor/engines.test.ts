import { expect, test } from 'vitest';
import { isAtLeast } from './engines.ts';

test.each([
  ['26.7.2.1', '26.7', true],
  ['26.10.1', '26.7', true],
  ['27.1', '26.7', true],
  ['26.6.9', '26.7', false],
  ['25.12', '26.7', false],
  ['18.4 (Debian 18.4-1)', '15', true],
  ['14.2', '15', false],
  ['', '15', false],
])('version %s against %s: %s', (version, least, enough) => {
  expect(isAtLeast(version, least)).toBe(enough);
});
