import { createHash } from 'node:crypto';
import parsePhoneNumber from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { DEFAULT_TYPES } from '../../touchpoints/default-types.ts';
import { Chance } from './chance.ts';
import { CAUSES, commentOn, MOODS } from './comments.ts';
import { SAMPLE_SEED, sampleCompany } from './company.ts';
import { TOPICS } from './conversations/topics.ts';
import { Voice } from './conversations/words.ts';
import type { SampleBatch } from './entities.ts';
import type { SampleLanguage } from './places.ts';
import { PRODUCTS } from './products.ts';

const NOW = new Date('2026-03-10T15:00:00Z');
const PEOPLE = 1500;
const company = (now = NOW, seed = SAMPLE_SEED) => sampleCompany({ seed, now, people: PEOPLE });
const digest = (batch: SampleBatch) => createHash('sha256').update(JSON.stringify(batch)).digest('hex');

test('the same seed and day give the same bytes, at any hour of it', () => {
  const once = digest(company().batch(0, 300));
  expect(digest(company(new Date('2026-03-10T00:00:00Z')).batch(0, 300))).toBe(once);
  expect(digest(company(new Date('2026-03-11T00:00:00Z')).batch(0, 300))).not.toBe(once);
  expect(digest(company(NOW, 1).batch(0, 300))).not.toBe(once);
});

test('any people can be made without those before', () => {
  const { customers } = company().batch(0, 200);
  const alone = company().batch(150, 200).customers;
  expect(customers.slice(-alone.length)).toEqual(alone);
});

test('another day moves everything and changes nothing else', () => {
  const [today, later] = [company().batch(0, 200), company(new Date('2027-06-01T00:00:00Z')).batch(0, 200)];
  const stripped = (batch: SampleBatch) => batch.touchpoints.map(({ at: _, ...touchpoint }) => touchpoint);
  expect(stripped(later)).toEqual(stripped(today));
  expect(later.responses.map(({ score }) => score)).toEqual(today.responses.map(({ score }) => score));
});

test('everything happened within the eighteen months before today', () => {
  const end = Date.parse('2026-03-10T00:00:00Z');
  const start = end - 540 * 86_400_000;
  const { touchpoints, orders, responses, conversations } = company().batch(0, PEOPLE);
  const moments = [
    ...conversations.flatMap(({ deeds }) => deeds.map(({ at }) => at)),
    ...touchpoints.map(({ at }) => at),
    ...responses.flatMap(({ at, askedAt }) => [at, askedAt]),
    ...orders.flatMap(({ placedAt, paidAt, shippedAt, deliveredAt, cancelledAt, returnedAt, refundedAt }) =>
      [placedAt, paidAt, shippedAt, deliveredAt, cancelledAt, returnedAt, refundedAt].filter(
        (at) => at !== null,
      ),
    ),
  ].map((at) => at.getTime());
  expect(moments.every((at) => at >= start && at < end)).toBe(true);
});

test('the moments of an order come in their order', () => {
  for (const order of company().batch(0, PEOPLE).orders) {
    const { placedAt, paidAt, shippedAt, deliveredAt, returnedAt, refundedAt } = order;
    const known = [placedAt, paidAt, shippedAt, deliveredAt, returnedAt, refundedAt].filter(
      (at) => at !== null,
    );
    expect(known.map(Number)).toEqual(known.map(Number).toSorted((a, b) => a - b));
  }
});

test('what is said in a conversation stands where the story has it, and in its order', () => {
  const { touchpoints, conversations } = company().batch(0, PEOPLE);
  const known = new Map(touchpoints.map((touchpoint) => [touchpoint.messageId, touchpoint]));
  const linked = conversations.flatMap(({ customer, deeds }) =>
    deeds.flatMap((deed) =>
      'touchpoint' in deed && deed.touchpoint ? [{ customer, at: deed.at, is: deed.touchpoint }] : [],
    ),
  );
  expect(linked.map(({ customer, at }) => [customer, at])).toEqual(
    linked.map(({ is }) => [known.get(is)!.customer, known.get(is)!.at]),
  );
  expect(new Set(linked.map(({ is }) => is)).size).toBe(linked.length);
  for (const { deeds } of conversations) {
    const moments = deeds.map(({ at }) => at.getTime());
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  }
});

test('every language has words for whatever a conversation is about', () => {
  for (const language of ['pt-BR', 'es', 'ro', 'en'] satisfies SampleLanguage[]) {
    const symbols = Object.entries(TOPICS).flatMap(([topic, { kind, needs }]) => [
      ...['subject', 'ask', 'answer', 'more', 'reply', 'note', 'call'].map((part) => `${topic}.${part}`),
      ...[`check.${needs}`, `detail.${needs}`],
      ...['again', 'fix', 'settled', 'promise'].flatMap((part) => [`${part}.${kind}`, `${part}.money`]),
    ]);
    const all = [...symbols, ...['thanks', 'thanks.quick', 'close', 'check-in.call']];
    all.push(...['stock', 'advice', 'return', 'ask'].map((part) => `store.${part}`));
    for (const { sku } of PRODUCTS)
      for (const isMoney of [false, true])
        for (let seed = 0; seed < 6; seed++) {
          const facts = { first: 'Ana', order: 'CL-1', sku, isMoney };
          const voice = new Voice(new Chance(seed), language, 'email', facts);
          const texts = all.map((symbol) => voice.asks(symbol));
          expect(texts.filter((text) => /[{}|]|undefined|\s[,.]/.test(text))).toEqual([]);
        }
  }
});

test('every identity leads to one customer', () => {
  const { customers } = company().batch(0, PEOPLE);
  const keys = customers.flatMap(({ identities }) => identities.map(({ kind, value }) => `${kind} ${value}`));
  expect(new Set(keys).size).toBe(keys.length);
  expect(customers.filter(({ mergedInto }) => !mergedInto)).toHaveLength(PEOPLE);
});

test('no mail and no call can ever reach anyone', () => {
  for (const { email, phone } of company().batch(0, PEOPLE).customers) {
    if (email) expect(email).toMatch(/@(?:[a-z-]+\.example|example\.com)$/);
    if (!phone) continue;
    const parsed = parsePhoneNumber(phone);
    expect([phone, parsed?.isPossible(), parsed?.isValid()]).toEqual([phone, true, false]);
  }
});

test('every touchpoint type is one of the default catalogue', () => {
  const names = new Set(DEFAULT_TYPES.map(({ name }) => name));
  const used = new Set(
    company()
      .batch(0, PEOPLE)
      .touchpoints.map(({ type }) => type),
  );
  expect([...used].filter((name) => !names.has(name))).toEqual([]);
});

test('every language has words for every cause and mood', () => {
  const chance = new Chance(7);
  for (const language of ['pt-BR', 'es', 'ro', 'en'] satisfies SampleLanguage[]) {
    for (const cause of CAUSES) {
      for (const mood of MOODS) {
        if (mood === 'good' && cause === 'queue') continue;
        for (let n = 0; n < 60; n++) {
          const comment = commentOn(chance, language, cause, mood, { sku: 'CL-DUV-180', days: 1 + (n % 24) });
          expect(comment).toMatch(/^\S.*\S$/);
          expect(comment).not.toMatch(/[{}|]|undefined|\s[,.]/);
        }
      }
    }
  }
});

test('comments are seldom the same', () => {
  const comments = company()
    .batch(0, PEOPLE)
    .responses.flatMap(({ comment }) => (comment ? [comment] : []));
  expect(new Set(comments).size / comments.length).toBeGreaterThan(0.8);
});

test('in Romanian, from twenty on it is "de zile"', () => {
  const chance = new Chance(3);
  const late = (days: number) =>
    Array.from({ length: 40 }, () => commentOn(chance, 'ro', 'late', 'bad', { days })).join(' ');
  expect(late(19)).toContain('19 zile');
  expect(late(20)).toContain('20 de zile');
});
