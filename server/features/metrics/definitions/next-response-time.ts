import { answeringTime } from './answering.ts';

export const nextResponseTime = answeringTime(
  {
    id: 'next-response-time',
    name: 'Next response time',
    definition: 'How long customers wait for each further answer, within business hours.',
    formula:
      'Median business time from the first message that nobody had answered, after our first answer, to the answer, of those given in the period; beside it mean and 90th percentile, and both by the clock.',
  },
  { metric: 'next-response', endedBy: 'answered' },
);
