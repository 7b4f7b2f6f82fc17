/** For which conversations something is meant: policies and rules say it in the same words. */
import { z } from 'zod';
import { Channel } from '../touchpoints/contract.ts';
import { Priority } from './particulars-contract.ts';

/** All conditions hold together; an empty list fits everything. */
export const Conditions = z
  .object({
    priorities: z.array(Priority).default([]),
    channels: z.array(Channel).default([]),
    /** Keys of departments, or `none`. */
    departments: z.array(z.string().max(100)).max(100).default([]),
    /** Ids of segments. */
    segments: z.array(z.uuid()).max(20).default([]),
  })
  .strict();
export type Conditions = z.output<typeof Conditions>;

/** The same as it is told. */
export const ToldConditions = z.object({
  priorities: z.array(Priority),
  channels: z.array(Channel),
  departments: z.array(z.string()),
  segments: z.array(z.uuid()),
});

/** What of a conversation conditions look at. */
export interface Fitting {
  priority: string;
  channel: string;
  /** Key. */
  department: string | null;
  segments: ReadonlySet<string>;
}

export function fits({ priorities, channels, departments, segments }: Conditions, one: Fitting): boolean {
  return (
    isAmong(priorities, one.priority) &&
    isAmong(channels, one.channel) &&
    isAmong(departments, one.department ?? 'none') &&
    (segments.length === 0 || segments.some((segment) => one.segments.has(segment)))
  );
}

export const isAmong = (wanted: readonly string[], one: string) =>
  wanted.length === 0 || wanted.includes(one);
