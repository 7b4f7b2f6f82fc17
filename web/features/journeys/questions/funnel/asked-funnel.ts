/** The funnel as it stands in the URL: `step=Product Viewed&step=Order Completed`, or `steps` as JSON. */
import { FunnelQuestion } from '../../../../../server/features/journeys/questions/funnel-contract.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { type Asked, useAsked } from '../asked.ts';
import { useUsualSteps } from '../types.ts';
import { type Step, stepsInUrl, stepsOf } from './steps.ts';

export interface AskedFunnel extends Asked<typeof FunnelQuestion> {
  steps: Step[];
  /** Whether the URL says which, be it something that cannot be read. */
  isSaid: boolean;
}

export const FUNNEL = {
  schema: FunnelQuestion,
  names: ['steps', 'step', 'order', 'windowSeconds', 'exclude', 'splitBy'],
  lists: ['step', 'exclude'],
  usualPeriod: '90d',
} as const;

/** Undefined until it is known what is usual here; without steps where there are none to choose from. */
export function useAskedFunnel(): AskedFunnel | undefined {
  const url = useUrlFilters();
  const usual = useUsualSteps();
  const isUsual = !url.one('steps') && !url.one('step');
  const asked = useAsked(
    FUNNEL,
    isUsual && usual?.length ? stepsInUrl(usual.map((types) => ({ types }))) : {},
  );
  if (!asked || (isUsual && !usual)) return undefined;
  return { ...asked, steps: stepsOf(asked.settings), isSaid: !isUsual };
}
