import type { MomentOfMap } from './shapes-contract.ts';

type Evidence = Omit<MomentOfMap, 'sentence'>;

/** What a moment says, in one plain English sentence; screens write their own from the same figures. */
export function sentenceOf(moment: Evidence): string {
  const { type, customers } = moment;
  const people = `${customers.toLocaleString('en')} ${customers === 1 ? 'person' : 'people'}`;
  return `${type}: ${people}; ${experience(moment)}${consequence(moment)}.`;
}

function experience({ rating, emotion, rest, direction }: Evidence): string {
  if (!rating) {
    const how = direction === 'worst' ? 'worse' : 'better';
    return `it felt ${how} than the rest (${signed(emotion.value)} against ${signed(rest.emotion.value ?? 0)} on −1 to +1)`;
  }
  const [lowest, highest] = rating.scale;
  const given = `${rating.n.toLocaleString('en')} ratings average ${rating.mean.toFixed(2)} on ${lowest}–${highest}, ${percent(rating.lowShare)} give the lowest`;
  return rest.rating
    ? `${given}; the rest average ${rest.rating.mean.toFixed(2)} and ${percent(rest.rating.lowShare)}`
    : given;
}

/** What it leads to, where that is far from all else in its stage. */
function consequence({ contacts, rest, direction, worse }: Evidence): string {
  const beside = rest.contactsPer100;
  const isFar =
    direction === 'worst' && worse.includes('contacts') && (contacts.per100 ?? 0) > 2 * (beside ?? 0);
  return isFar && contacts.count > 0
    ? `; ${contacts.per100!.toFixed(0)} of 100 lead to a contact within a week`
    : '';
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
