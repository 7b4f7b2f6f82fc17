/** What the generator makes. Keys are its own; the loader turns them into ids of the workspace. */
import type { IdentityKind } from '../../customers/identities.ts';

export interface SampleAccount {
  /** External id, and the key by which customers refer to it. */
  key: string;
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
  properties: Record<string, unknown>;
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
  properties: Record<string, unknown>;
}

/** Two customers who share a key: perhaps one person. */
export interface SampleSuggestion {
  first: string;
  second: string;
  kind: 'phone';
  value: string;
  at: Date;
}

/** Everything of some people, ready to be written. */
export interface SampleBatch {
  customers: SampleCustomer[];
  orders: SampleOrder[];
  responses: SampleResponse[];
  touchpoints: SampleTouchpoint[];
  suggestions: SampleSuggestion[];
}
