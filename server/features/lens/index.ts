/** The lens over the record: filled from it in order (project/), asked through one door (ask.ts), rebuilt at will. */
import type { Feature } from '../../core/feature.ts';

export const lens: Feature = { name: 'lens' };
