import { expect, test } from 'vitest';
import { hourWords } from './hour-words.ts';

test('the last hour of a day is told without its date, like every other', () => {
  expect(hourWords('pt-BR').whole(7, 23)).toBe('domingo, 23:00\u2009–\u200900:00');
  expect(hourWords('pt-BR').whole(1, 14)).toBe('segunda-feira, 14:00\u2009–\u200915:00');
  expect(hourWords('en').hour(23)).toBe('11:00\u202fPM\u2009–\u200912:00\u202fAM');
});

test('days are short enough for columns of a phone', () => {
  const days = (locale: string) => [1, 2, 3, 4, 5, 6, 7].map(hourWords(locale).shortDay);
  expect(days('pt-BR')).toEqual(['seg', 'ter', 'qua', 'qui', 'sex', 'sáb', 'dom']);
  for (const locale of ['en', 'es', 'ro'])
    for (const day of days(locale)) expect(day.length, day).toBeLessThan(5);
});
