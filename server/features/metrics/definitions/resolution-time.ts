import { answeringTime } from './answering.ts';

export const resolutionTime = answeringTime(
  {
    id: 'resolution-time',
    name: 'Resolution time',
    definition: 'How long it takes from the question to the solution, within business hours.',
    formula:
      'Median business time from a customer’s first message to the moment it was solved, of those solved in the period, also while we waited for the customer; beside it mean and 90th percentile, and both by the clock. When a customer comes back to a solved conversation, that is another way to a solution.',
  },
  { metric: 'resolution', endedBy: 'solved' },
);
