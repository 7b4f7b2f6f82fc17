import { answeringTime } from './answering.ts';

export const firstResponseTime = answeringTime(
  {
    id: 'first-response-time',
    name: 'First response time',
    definition: 'How long customers wait for the first answer to what they asked, within business hours.',
    formula:
      'Median business time from a customer’s first message to our first answer, of those answered in the period; beside it mean and 90th percentile, and both by the clock. Notes and automatic messages are no answers. Who still waits is not in it: see the backlog.',
  },
  { metric: 'first-response', endedBy: 'answered' },
);
