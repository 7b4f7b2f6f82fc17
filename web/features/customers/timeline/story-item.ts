import type { z } from 'zod';
import type { StoryItem as StoryItemSchema } from '../../../../server/features/customers/story-contract.ts';

export type StoryItem = z.output<typeof StoryItemSchema>;
