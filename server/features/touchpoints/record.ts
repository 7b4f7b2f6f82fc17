import type { Sql } from '../../core/database/workspace.ts';

export interface NewTouchpoint {
  customerId: string;
  /** When it happened. */
  at: Date;
  /** As named by whoever sent it; two spellings of one name become one type. */
  type: string;
  /** page, screen, track, identify, group, alias, order, response, … */
  kind: string;
  /** The channel when known better than by the type. */
  channel?: string | null;
  source: string;
  /** With source, what makes it this touchpoint and no other: the same again changes nothing. */
  messageId: string;
  /** An object, or its JSON text. */
  properties?: object | string;
  context?: object | string | null;
  originalAt?: Date | null;
  orderId?: string | null;
  importId?: string | null;
}

/**
 * Appends touchpoints, each once, in the given transaction: registers unknown types in the catalogue, widens the
 * customers' first and last seen, tells screens that watch these customers. Answers how many were new.
 */
export declare function recordTouchpoints(sql: Sql, workspaceId: string, touchpoints: NewTouchpoint[]): Promise<{ inserted: number }>;
