import { expect, test } from 'vitest';
import { capitalised, inWords } from './words.ts';

test.each([
  ['customer_city', 'Customer city'],
  ['customerCity', 'Customer city'],
  ['address.zip_code', 'Address zip code'],
  ['utmID', 'Utm ID'],
  ['URL', 'URL'],
  ['plan2Name', 'Plan2 name'],
  ['Cidade do cliente', 'Cidade do cliente'],
  ['situaçãoCivil', 'Situação civil'],
  ['e-mail', 'E-mail'],
  ['_', '_'],
])('the trait %s reads %s', (name, words) => {
  expect(inWords(name, 'pt-BR')).toBe(words);
});

test('a title begins large in every language, with a sign of any width', () => {
  expect(capitalised('o comandă, apoi orice', 'ro')).toBe('O comandă, apoi orice');
  expect(capitalised('êxito', 'es')).toBe('Êxito');
  expect(capitalised('', 'en')).toBe('');
  expect(capitalised('🎁 gift', 'en')).toBe('🎁 gift');
});
