/**
 * What is plain without asking: how people can be taken to feel where nobody rated it, −1 … 1. Few and moderate, since
 * nobody said so; every figure says how much of it rests on them. Listed in docs/journey-map.md too.
 */
export const FACTS: ReadonlyMap<string, number> = new Map([
  ['Order Delivered Late', -0.5],
  ['Order Cancelled', -0.5],
  ['Order Returned', -0.4],
  ['Order Refunded', -0.3],
  ['Application Crashed', -0.5],
  ['Application Uninstalled', -0.5],
  ['Email Marked as Spam', -0.5],
  ['Unsubscribed', -0.3],
  ['Subscription Cancelled', -0.6],
  ['Account Deleted', -0.7],
  ['Subscription Renewed', 0.4],
  ['Product Shared', 0.4],
]);
