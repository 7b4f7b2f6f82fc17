/**
 * What the generator makes. Keys are its own; the loader turns them into ids of the workspace. The moments of orders
 * and responses become touchpoints there, as they do at any door; the rest are touchpoints here.
 */
import type { Emotion } from '../../contact-log/shapes-contract.ts';
import type { IdentityKind } from '../../customers/identities.ts';
import type { Reason, Topic } from './conversations/topics.ts';
import type { SampleLanguage } from './places.ts';

export interface SampleAccount {
  /** The key by which customers refer to it. */
  externalId: string;
  name: string;
  domain: string;
  traits: Record<string, unknown>;
}

export interface SampleProduct {
  sku: string;
  name: string;
  category: string;
  priceMinor: number;
}

export interface SampleIdentity {
  kind: IdentityKind;
  source: string;
  value: string;
}

export interface SampleCustomer {
  key: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  traits: Record<string, unknown>;
  account: string | null;
  identities: SampleIdentity[];
  /** The key of the customer into whom this one was merged when they turned out to be one person. */
  mergedInto: string | null;
  mergedAt: Date | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

export interface SampleTouchpoint {
  customer: string;
  at: Date;
  type: string;
  kind: string;
  channel: string | null;
  messageId: string;
  properties: Record<string, unknown>;
  context: Record<string, unknown> | null;
  order: string | null;
}

export interface SampleOrder {
  number: string;
  customer: string;
  status: string;
  totalMinor: number;
  placedAt: Date;
  paidAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  promisedAt: Date | null;
  cancelledAt: Date | null;
  refundedAt: Date | null;
  returnedAt: Date | null;
  refundedMinor: number | null;
  /** Where it was bought and where it goes: channel, device, store, region, city, country, campaign, carrier, and why it came back. */
  properties: Record<string, string | null>;
  items: SampleItem[];
  payments: SamplePayment[];
}

export interface SampleItem {
  line: string;
  sku: string;
  name: string;
  quantity: number;
  priceMinor: number;
  freightMinor: number;
}

export interface SamplePayment {
  sequence: string;
  method: string;
  installments: number;
  amountMinor: number;
}

export type SampleMetric = 'csat' | 'nps' | 'ces';

export interface SampleResponse {
  externalId: string;
  customer: string;
  order: string | null;
  survey: string;
  metric: SampleMetric;
  score: number;
  scaleMin: number;
  scaleMax: number;
  comment: string | null;
  language: string;
  askedAt: Date;
  at: Date;
  channel: string;
  properties: Record<string, unknown>;
}

/** Two customers who share a key: perhaps one person. */
export interface SampleSuggestion {
  first: string;
  second: string;
  by: SampleIdentity;
}

interface SampleSaid {
  at: Date;
  text: string;
  /** The `messageId` of the touchpoint that it is; null where it goes with the one before. */
  touchpoint: string | null;
  /** By telephone or in the shop: then a note is what was said there. */
  through?: 'phone' | 'store';
}

export type SampleDeed =
  | (SampleSaid & { what: 'customer' })
  | (SampleSaid & { what: 'reply' | 'note'; status?: 'open' | 'waiting' | 'solved' })
  | { what: 'opened' | 'handed-over'; at: Date }
  | { what: 'solved'; at: Date; touchpoint: string | null }
  | { what: 'snoozed'; at: Date; until: Date };

export interface SamplePromise {
  /** Of the deed that makes it: its place among the deeds. */
  deed: number;
  text: string;
  dueAt: Date;
  /** When it was done, in time or not; null while it is open. */
  doneAt: Date | null;
}

/** What was written down of a call or a visit; its first words are the reason, in the words of whoever wrote it down. */
export interface SampleContact {
  direction: 'in' | 'out';
  reason: Reason;
  outcome: 'solved' | 'follow-up' | 'handed-over';
  emotion: Emotion | null;
  note: string;
}

export interface SampleConversation {
  key: string;
  customer: string;
  channel: 'chat' | 'email' | 'phone' | 'store';
  topic: Topic | 'check-in' | 'store-visit';
  subject: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  language: SampleLanguage;
  /** Key of a department. */
  department: string;
  /** Whether whoever loads the company answers here; else a colleague. */
  isOwn: boolean;
  deeds: SampleDeed[];
  promise: SamplePromise | null;
  contact: SampleContact | null;
  /** When it was asked how it went, and the key of the answer. */
  rated: { askedAt: Date; response: string | null } | null;
}

/** Everything of some people, ready to be written. */
export interface SampleBatch {
  customers: SampleCustomer[];
  orders: SampleOrder[];
  responses: SampleResponse[];
  touchpoints: SampleTouchpoint[];
  conversations: SampleConversation[];
  suggestions: SampleSuggestion[];
}
