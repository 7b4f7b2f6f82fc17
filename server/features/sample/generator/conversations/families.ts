/** Kinds of products that people ask different things about: nobody asks for the hem of a lamp. */
const FAMILIES = {
  cloth: ['DUV', 'PIL', 'SHE', 'THR', 'TOW', 'CUS', 'TEA', 'CLO'],
  lamp: ['LMP'],
  candle: ['CAN'],
  soap: ['SOA', 'DSH', 'LAU'],
  iron: ['PAN'],
} as const;

export type Family = keyof typeof FAMILIES | 'thing';

/** By the second part of its number: CL-DUV-180 is a duvet cover. */
export function familyOf(sku: string): Family {
  const part = sku.split('-')[1];
  const known = Object.entries(FAMILIES).find(([, parts]) => (parts as readonly string[]).includes(part!));
  return known ? (known[0] as Family) : 'thing';
}
