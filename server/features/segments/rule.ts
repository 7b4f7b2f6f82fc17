/** What the people of a segment have in common: conditions, all or any of which must hold. Runs in the browser too. */
import { z } from 'zod';
import { Channel } from '../touchpoints/contract.ts';

const MAX_DAYS = 36_500;
const MAX_IN_GROUP = 20;

/** Counted back from the moment of asking, a day being 24 hours; ever when left out. */
const withinDays = z.int().min(1).max(MAX_DAYS).optional();
const days = z.int().min(1).max(MAX_DAYS);
const is = z.enum(['is', 'not']);
const times = z.int().min(0).max(1_000_000);
const amount = z.enum(['atLeast', 'atMost']);

const conditions = [
  /** True of a person when it is true of any of the customers merged into them; `not` and `missing` of none. */
  z
    .object({
      kind: z.literal('trait'),
      name: z.string().trim().min(1).max(200),
      /** Case does not matter; numbers are compared as numbers. `contains`: part of a text, or one of a list. */
      is: z.enum(['equals', 'not', 'contains', 'exists', 'missing']),
      value: z.string().max(500).optional(),
    })
    .refine(({ is, value }) => value !== undefined || is === 'exists' || is === 'missing', {
      path: ['value'],
      error: 'is needed: what to compare the trait with',
    }),
  z.object({ kind: z.literal('tag'), is, tag: z.string().trim().min(1).max(60) }),
  z.object({ kind: z.literal('account'), is, account: z.uuid() }),
  /** Which door, import or system told us of the customer. */
  z.object({ kind: z.literal('source'), is, source: z.string().max(255) }),
  /** Touchpoints of a type, in a channel (their own, else their type's). `atMost` also holds for those without any. */
  z.object({
    kind: z.literal('did'),
    type: z.string().min(1).max(300),
    is: amount,
    times,
    withinDays,
    channel: Channel.optional(),
  }),
  z.object({
    kind: z.literal('didNot'),
    type: z.string().min(1).max(300),
    withinDays,
    channel: Channel.optional(),
  }),
  /** Orders of any status; within days by when they were placed. */
  z.object({ kind: z.literal('orders'), is: amount, times, withinDays }),
  /** Totals of orders not cancelled less refunds, in minor units of the workspace's currency. */
  z.object({ kind: z.literal('revenue'), is: amount, minor: z.int().min(0).max(1e15), withinDays }),
  /** The first touchpoint there is. */
  z.object({ kind: z.literal('firstSeen'), is: z.enum(['within', 'before']), days }),
  /** The last touchpoint until now. */
  z.object({ kind: z.literal('lastSeen'), is: z.enum(['within', 'before']), days }),
  /** Any rating, converted to a scale of 1 to 5: low is 2 or less, high 4 or more. */
  z.object({ kind: z.literal('rating'), is: z.enum(['low', 'high']), withinDays }),
  /** By the person's latest NPS answer: 9–10, 7–8, 0–6. */
  z.object({ kind: z.literal('nps'), is: z.enum(['promoter', 'passive', 'detractor']), withinDays }),
] as const;

const groupKind = z.enum(['all', 'any']);
const group = <S extends z.ZodType>(inside: S) => ({
  kind: groupKind,
  of: z.array(inside).min(1).max(MAX_IN_GROUP),
});

export const Condition = z.discriminatedUnion('kind', conditions);
const Innermost = z.object(group(Condition));
const Inner = z.object(group(z.discriminatedUnion('kind', [...conditions, Innermost])));

/** Groups go three deep: `{kind: 'all', of: [condition, {kind: 'any', of: […]}]}`. */
export const Rule = z.object(group(z.discriminatedUnion('kind', [...conditions, Inner])));

export type Condition = z.output<typeof Condition>;
export type Rule = z.output<typeof Rule>;
/** A rule or any group within it. */
export interface Group {
  kind: 'all' | 'any';
  of: (Condition | Group)[];
}

export function isGroup(part: Condition | Group): part is Group {
  return part.kind === 'all' || part.kind === 'any';
}

/** Every condition with where it stands in the rule: `of.0.of.1`. */
export function conditionsOf(rule: Group, at = ''): { condition: Condition; at: string }[] {
  return rule.of.flatMap((part, index) =>
    isGroup(part) ? conditionsOf(part, `${at}of.${index}.`) : [{ condition: part, at: `${at}of.${index}` }],
  );
}
