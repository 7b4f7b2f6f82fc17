import type { Pulse } from '../../../server/features/pulse/contract.ts';

/** Whether it is about the period that runs: everything is counted up to now, and held against as much of the one before. */
export const isSoFar = ({ at, running }: Pick<Pulse, 'at' | 'running'>) => at === running;
