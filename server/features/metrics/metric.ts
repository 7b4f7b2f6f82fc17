/**
 * What a metric is: its words, one query for what it observes, and the kind of figure made of it. Figures over time,
 * totals, groups and the people behind them are all made of the same observations, so they cannot drift apart.
 */
import type { z } from 'zod';
import type { Narrowing } from '../lens/question/contract.ts';
import type { Kind } from './kinds.ts';
import type { Program } from './question.ts';
import type { MetricId, MetricWords, ROW_NARROWINGS, Split, Total } from './shapes-contract.ts';

type Words = z.input<typeof MetricWords>;

export interface Metric extends Omit<Words, 'splits' | 'narrowing' | 'parts' | 'hasConversations'> {
  id: MetricId;
  kind: Kind;
  /** Whether an observation can speak for it (`hit` = 1) or against it (−1). */
  hasParts: boolean;
  /** Whether it can also do neither (0). */
  hasMiddle?: true;
  /** What there is to observe: says what the metric can be narrowed and split by. */
  of: Rows;
  /**
   * SELECT of one row an observation: `person`, `at`, `value`, `hit` (1, 0, −1), for ratios `weight`, and `labels` when
   * split. Made with `observed`.
   */
  observations(asked: Asked): string;
  /** What was recorded and is no observation, and the reason to tell where there is nothing else. */
  withheld?: { reason: NonNullable<z.input<typeof Total>['reason']>; observations(asked: Asked): string };
  /** More about a total, by name: aggregates over the observations. */
  detail?: Record<string, string>;
  /** Observes people from window to window: a longer time is not the sum of its parts. */
  isWindowed?: true;
  /** Of one in windows: when there was anything to observe first; null for never. When left out: as for keeping. */
  first?(program: Program, workspaceId: string): Promise<Date | null>;
  isMoney?: true;
  /** What is taken for granted, said with the answer. */
  assumptions?: Assumptions;
}

export type Assumptions = Record<string, string | number | boolean | string[]>;

/** What a question's observations depend on. Values travel as parameters: `from`, `to`, `windowStarts`, … */
export interface Asked {
  /** Condition over any table with a `person`; '1' for everybody. */
  people: string;
  narrowing: Narrowing;
  split: Split | null;
  /** Several splits at once, where that is quicker: a column `places` of each with its groups. */
  places?: Split[];
  /**
   * Only what lies in these stretches of the period, from `partStarts` to `partEnds` (parameters, milliseconds); of a
   * metric in windows these are the windows.
   */
  inParts?: true;
  /** With the conversation that each was made in. */
  conversations?: true;
  /** What keeps a customer, for retention and churn. */
  basis: 'orders' | 'subscriptions';
}

/** A source of observations. */
export interface Rows {
  /** A table of the lens, or a subquery in brackets. */
  table: string;
  /** What splits its rows, besides what people are split by. */
  labels: Partial<Record<Split, Labels>>;
  /** Conditions that narrow its rows; need the parameter of that name. */
  narrowing: Partial<Record<(typeof ROW_NARROWINGS)[number], string>>;
  /** The id of the conversation that a row was observed in, where it was in one. */
  conversation?: string;
}

/** The groups that a row belongs to: an array of texts, or the text of the one that each row has. */
export type Labels = { sql: string; one?: never; join?: Join } | { one: string; sql?: never; join?: never };

/** A subquery with what labels need under a name of its own, joined to the row by these columns. */
export interface Join {
  as: string;
  sql: string;
  using: string;
}
