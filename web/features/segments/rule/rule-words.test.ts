/** The same rules read in every language: what is said is what is asked. */
import { readFileSync } from 'node:fs';
import i18next, { type TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../../server/features/members/contract.ts';
import type { Rule } from '../../../../server/features/segments/rule.ts';
import { ruleWords } from './rule-words.ts';

const RULE: Rule = {
  kind: 'all',
  of: [
    { kind: 'did', type: 'Order Completed', is: 'atLeast', times: 2, withinDays: 90, channel: 'web' },
    { kind: 'orders', is: 'atMost', times: 0, withinDays: 1 },
    {
      kind: 'any',
      of: [
        { kind: 'tag', is: 'not', tag: 'vip' },
        { kind: 'revenue', is: 'atLeast', minor: 50_000 },
      ],
    },
  ],
};

const READ: Record<Language, string> = {
  en: 'Customers who had “Order placed” (Web) at least 2 times in the last 90 days and did not order in the last day and (are not tagged “vip” or spent at least R$500).',
  'pt-BR':
    'Clientes que tiveram “Order placed” (Web) pelo menos 2 vezes nos últimos 90 dias e não pediram no último dia e (não têm a etiqueta “vip” ou gastaram pelo menos R$500).',
  es: 'Clientes que tuvieron «Order placed» (Web) al menos 2 veces en los últimos 90 días y no pidieron en el último día y (no tienen la etiqueta «vip» o gastaron al menos R$500).',
  ro: 'Clienți care au avut „Order placed” (Web) de cel puțin 2 ori în ultimele 90 de zile și nu au comandat în ultima zi și (nu au eticheta „vip” sau au cheltuit cel puțin R$500).',
};

describe.each(LANGUAGES)('in %s', (language) => {
  test('a rule is one sentence, its inner groups in brackets', async () => {
    expect(ruleWords(RULE, await naming(language))).toBe(READ[language]);
  });

  test('every kind of condition has its words', async () => {
    const names = await naming(language);
    for (const condition of EVERY) {
      const words = ruleWords({ kind: 'all', of: [condition] }, names);
      expect(words, JSON.stringify(condition)).not.toMatch(/words\.|\{\{|undefined/);
    }
  });
});

const EVERY: Rule['of'] = [
  ...(['equals', 'not', 'contains', 'exists', 'missing'] as const).map((is) => ({
    ...{ kind: 'trait' as const, name: 'city', is, value: 'Cluj' },
  })),
  ...(['is', 'not'] as const).flatMap((is) => [
    { kind: 'tag' as const, is, tag: 'vip' },
    { kind: 'account' as const, is, account: 'a' },
    { kind: 'source' as const, is, source: 'web' },
  ]),
  ...(['atLeast', 'atMost'] as const).flatMap((is) =>
    [0, 1, 2, 25].flatMap((times) => [
      { kind: 'did' as const, type: 'X', is, times },
      { kind: 'orders' as const, is, times, withinDays: times || undefined },
      { kind: 'revenue' as const, is, minor: times },
    ]),
  ),
  { kind: 'didNot', type: 'X', withinDays: 7 },
  ...(['within', 'before'] as const).flatMap((is) =>
    [1, 2, 30].flatMap((days) => [
      { kind: 'firstSeen' as const, is, days },
      { kind: 'lastSeen' as const, is, days },
    ]),
  ),
  ...(['low', 'high'] as const).map((is) => ({ kind: 'rating' as const, is })),
  ...(['promoter', 'passive', 'detractor'] as const).map((is) => ({
    kind: 'nps' as const,
    is,
    withinDays: 3,
  })),
];

async function naming(language: Language) {
  const file = new URL(`../../../locales/${language}/segments.json`, import.meta.url);
  const own = i18next.createInstance();
  await own.init({
    lng: language,
    resources: { [language]: { segments: JSON.parse(readFileSync(file, 'utf8')) } },
    interpolation: { escapeValue: false },
  });
  return {
    t: own.getFixedT(language, 'segments') as TFunction<'segments'>,
    type: (name: string) => (name === 'Order Completed' ? 'Order placed' : name),
    channel: (channel: string) => (channel === 'web' ? 'Web' : channel),
    account: (id: string) => id,
    trait: (name: string) => name,
    money: (minor: number) => `R$${minor / 100}`,
    number: String,
  };
}
