/** Whose people are open, as it stands in the URL: `who=dropped.3&of=email`. */
import { useUrlFilters } from '../../../../ui/index.ts';
import type { FunnelPart } from './queries.ts';

/** No group has this name: stands for those without one, since an empty value cannot stand in an address. */
const NOBODYS = '∅';

export function openPeople({ stepNumber, part = 'reached', group }: FunnelPart) {
  return { who: `${part}.${stepNumber}`, of: group === '' ? NOBODYS : group };
}

export const CLOSED = { who: undefined, of: undefined };

/** @param steps how many there are */
export function useWho(steps: number): FunnelPart | undefined {
  const url = useUrlFilters();
  const [part, number] = (url.one('who') ?? '').split('.');
  const stepNumber = Number(number);
  const isStep = Number.isInteger(stepNumber) && stepNumber >= 1 && stepNumber <= steps;
  if (!isStep || (part !== 'reached' && part !== 'dropped')) return undefined;
  const of = url.one('of');
  return { stepNumber, part, ...(of !== undefined && { group: of === NOBODYS ? '' : of }) };
}
