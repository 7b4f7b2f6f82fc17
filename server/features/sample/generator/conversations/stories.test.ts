import { expect, test } from 'vitest';
import { SAMPLE_SEED, sampleCompany } from '../company.ts';
import type { SampleDeed } from '../entities.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { PT_BR } from './pt-br.ts';
import { RO } from './ro.ts';

const NOW = new Date('2026-03-10T15:00:00Z');
const PEOPLE = 12_000;
const { conversations, orders, responses } = sampleCompany({
  seed: SAMPLE_SEED,
  now: NOW,
  people: PEOPLE,
}).batch(0, PEOPLE);
const written = conversations.filter(({ channel }) => channel === 'chat' || channel === 'email');
const WORDS = { en: EN, 'pt-BR': PT_BR, es: ES, ro: RO };

type Said = Extract<SampleDeed, { text: string }>;
const said = (deeds: SampleDeed[], what: Said['what']) =>
  deeds.flatMap((deed) => (deed.what === what && 'text' in deed && deed.text ? [deed.text] : []));
const scoreOf = (key: string | null | undefined) =>
  responses.find(({ externalId }) => externalId === key)?.score ?? null;

test('nobody says or notes the same twice in one conversation', () => {
  expect(written.length).toBeGreaterThan(100);
  for (const { deeds } of conversations)
    for (const texts of [said(deeds, 'customer'), said(deeds, 'note')])
      expect(texts.length).toBe(new Set(texts).size);
});

test('who was not content did not say thanks, and wrote more than once', () => {
  const low = written.filter(({ rated }) => (scoreOf(rated?.response) ?? 5) < 4);
  expect(low.length).toBeGreaterThan(10);
  for (const { deeds, language } of low) {
    const thanks = [...WORDS[language].get('thanks')!, ...WORDS[language].get('thanks.quick')!];
    const texts = said(deeds, 'customer');
    expect(texts.filter((text) => thanks.includes(text))).toEqual([]);
    expect(texts.length).toBeGreaterThan(1);
  }
});

test('nobody praises the speed of a slow answer', () => {
  const quick = Object.values(WORDS).flatMap((words) => words.get('thanks.quick')!);
  const praised = written.filter(({ deeds }) => said(deeds, 'customer').some((text) => quick.includes(text)));
  expect(praised.length).toBeGreaterThan(0);
  for (const { deeds } of praised) {
    const answered = deeds.find(({ what }) => what === 'reply')!;
    expect(answered.at.getTime() - deeds[0]!.at.getTime()).toBeLessThan(15 * 60_000);
  }
});

test('what sleeps is awake before its promise is due', () => {
  for (const { deeds, promise } of conversations)
    for (const deed of deeds)
      if (deed.what === 'snoozed' && promise) expect(deed.until < promise.dueAt).toBe(true);
});

test('who sends something back is promised money and nothing new, and is not asked how to care for it', () => {
  const about = conversations.filter(({ topic }) => topic === 'product-care' || topic === 'damaged');
  const names = new Map(orders.map((order) => [order.number, order]));
  const back = about.filter(({ deeds }) => {
    const number = /CL-\d+-\d+/.exec(said(deeds, 'customer')[0] ?? '')?.[0];
    return number && names.get(number)?.properties.returnedSku;
  });
  expect(back.length).toBeGreaterThan(0);
  for (const { topic, deeds, language } of back) {
    const order = names.get(/CL-\d+-\d+/.exec(said(deeds, 'customer')[0]!)![0])!;
    if (topic === 'product-care') expect(order.items.length).toBeGreaterThan(1);
    const replaced = WORDS[language].get('damaged.answer')!;
    if (order.items.length === 1)
      expect(said(deeds, 'reply').filter((text) => replaced.some((one) => text.includes(one)))).toEqual([]);
  }
});

test('a hem is asked for of cloth alone', () => {
  const hem = /\b(hem|barra|dobladillo|tiv)\b/;
  const cloth = WORDS.en.get('before-buying.ask/cloth')!;
  expect(cloth.some((text) => hem.test(text))).toBe(true);
  for (const words of Object.values(WORDS))
    for (const [symbol, texts] of words)
      if (symbol.startsWith('before-buying.') && !symbol.endsWith('/cloth'))
        expect([symbol, texts.some((text) => hem.test(text) || text.includes('OEKO'))]).toEqual([
          symbol,
          false,
        ]);
});
