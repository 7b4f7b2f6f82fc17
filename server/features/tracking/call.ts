/** A call of the tracking API, checked: everything behind the door trusts it. */
import type { Json } from './shape.ts';

export const CALL_TYPES = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type CallType = (typeof CALL_TYPES)[number];

export interface TrackingCall {
  type: CallType;
  messageId: string;
  /** When it happened, by our clock. */
  at: Date;
  /** The same as the sender wrote it. */
  originalAt: Date | null;
  userId: string | null;
  anonymousId: string | null;
  /** The event of a track, the name of a page or screen. */
  name: string | null;
  /** Of a page or screen. */
  category: string | null;
  /** Of an alias: the id that joins the userId. */
  previousId: string | null;
  /** Of a group: the account. */
  groupId: string | null;
  /** The properties of a track, page or screen; the traits of an identify or group. */
  details: Json;
  /** `details` as JSON text. */
  detailsText: string;
  context: Json | null;
  contextText: string | null;
  /** As the sender's library calls it: browser, mobile, server. */
  sentFrom: string | null;
}
