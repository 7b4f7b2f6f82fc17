/** Query fields that every question to the lens takes: its time, and what narrows it. */
import { z } from 'zod';
import { Channel } from '../../touchpoints/contract.ts';

/** A text as the record can hold it. */
export const Text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => !text.includes('\0'), 'must not contain the character U+0000');

export const INTERVALS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];

/**
 * With `compare=previous`, where `from` begins several intervals that run now (1 July: month, quarter): which is meant,
 * so of which one before as much is compared. The shortest when left out.
 */
export const RunningSpan = z.enum(INTERVALS).optional();

/** Query fields that narrow any question. */
export const NarrowingQuery = z.object({
  /** Id of a segment: only its people. */
  segment: z.uuid('must be the id of a segment of this workspace').optional(),
  channel: Channel.optional(),
  /** What the touchpoint came from: mobile, tablet, desktop, or as its sender called another. */
  device: Text(50)
    .transform((device) => device.toLowerCase())
    .optional(),
  /** Key of the department that owns the touchpoint. */
  department: Text(100).optional(),
  /** What a product is known by in the shop (SKU). */
  product: Text(300).optional(),
  /** Id of an account: only its people. */
  account: z.uuid('must be the id of an account of this workspace').optional(),
  /** Name of a campaign: only people whom it ever reached. */
  campaign: Text(300).optional(),
});
export type Narrowing = z.output<typeof NarrowingQuery>;
