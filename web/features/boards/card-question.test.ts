import { expect, test } from 'vitest';
import { cardPeriod, questionInUrl, questionNow } from './card-question.ts';
import { keptQuestion } from './new-card.ts';

const asked = { from: '2026-01-01', to: '2026-04-01', start: 'Order Completed', steps: 5 };

test('a card that moves keeps no dates and asks for the last days whenever it is looked at', () => {
  const period = { preset: '90d', from: '2026-01-01', until: '2026-03-31', quietSince: undefined } as const;
  const card = keptQuestion(asked, period, true);
  expect(card).toEqual({ question: { start: 'Order Completed', steps: 5 }, days: 90 });
  const now = cardPeriod(card, '2026-05-30', '2026-05-29');
  expect(questionNow(card, now)).toEqual({
    ...{ start: 'Order Completed', steps: 5 },
    ...{ from: '2026-03-02', to: '2026-05-31' },
  });
  expect(questionInUrl(card, now)).toEqual({ start: 'Order Completed', steps: '5', period: '90d' });
});

test('where nothing has happened for longer, it looks back from when something last did', () => {
  const card = { question: {}, days: 30 };
  expect(cardPeriod(card, '2026-05-30', '2018-09-03')).toMatchObject({ until: '2018-09-03' });
});

test('a card that stays as it is keeps its days', () => {
  const period = { preset: '90d', from: '2026-01-01', until: '2026-03-31', quietSince: undefined } as const;
  const card = keptQuestion(asked, period, false);
  expect(card).toEqual({ question: asked, days: null });
  const then = cardPeriod(card, '2026-05-30', undefined);
  expect(questionNow(card, then)).toEqual(asked);
  expect(questionInUrl(card, then)).toMatchObject({ from: '2026-01-01', until: '2026-03-31' });
});

test('all time has no days, and a funnel’s steps stand in the address as one would write them', () => {
  const period = { preset: 'all', from: undefined, until: undefined, quietSince: undefined } as const;
  const steps = [{ types: ['A'] }, { types: ['B', 'C'] }];
  const card = keptQuestion({ steps, exclude: ['D'], splitBy: null }, period, true);
  expect(card.days).toBeNull();
  const then = cardPeriod(card, '2026-05-30', undefined);
  expect(questionInUrl(card, then)).toMatchObject({
    period: 'all',
    steps: JSON.stringify(steps),
    exclude: ['D'],
  });
});
