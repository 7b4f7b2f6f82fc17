/** The stages every workspace begins with, in order. Screens translate a name as long as nobody has changed it. */
export const DEFAULT_STAGES = [
  { key: 'awareness', name: 'Awareness' },
  { key: 'consideration', name: 'Consideration' },
  { key: 'purchase', name: 'Purchase' },
  { key: 'delivery', name: 'Delivery' },
  { key: 'use', name: 'Use' },
  { key: 'support', name: 'Support' },
  { key: 'loyalty', name: 'Loyalty' },
  { key: 'leaving', name: 'Leaving' },
] as const;

export type DefaultStage = (typeof DEFAULT_STAGES)[number]['key'];
