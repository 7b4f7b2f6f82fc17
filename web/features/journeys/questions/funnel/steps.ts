/** The steps of a funnel: from the address and into it. */
import type { z } from 'zod';
import type {
  FunnelQuestion,
  FunnelStep,
} from '../../../../../server/features/journeys/questions/funnel-contract.ts';
import type { UrlSearch } from '../../../../ui/url-filters.ts';

export type Step = z.input<typeof FunnelStep>;

export function stepsOf({ steps, step }: Pick<z.output<typeof FunnelQuestion>, 'steps' | 'step'>): Step[] {
  return steps ?? (step ?? []).map((type) => ({ types: [type] }));
}

/** In short where every step is one type and none comes twice; otherwise as JSON. */
export function stepsInUrl(steps: readonly Step[]): UrlSearch {
  const types = steps.map(({ types }) => types[0]!);
  const isPlain = steps.every(({ types, where, name }) => types.length === 1 && !where && !name);
  if (isPlain && new Set(types).size === types.length) return { step: types, steps: undefined };
  return { step: undefined, steps: JSON.stringify(steps) };
}

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}
