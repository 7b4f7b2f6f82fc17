/** Everything Jornada can do, in the order in which it starts. */
import type { Feature } from './core/feature.ts';

export const features: Feature[] = [];
