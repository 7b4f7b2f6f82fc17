import { CONVERSATIONS } from '../desk-rows.ts';
import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const firstContactResolution: Metric = {
  id: 'first-contact-resolution',
  name: 'First-contact resolution',
  definition: 'How many questions were settled with one answer.',
  formula:
    'Conversations with exactly one answer before they were solved, and not opened again since / conversations that a customer began and that were answered and solved, by the moment they were first solved. One of lately may still be opened again, and then counts against it.',
  source:
    'Share of contacts resolved without another one: first contact resolution, as counted from the desk’s own records (ICMI; COPC CX Standard). Interval: Wilson score.',
  unit: 'rate',
  direction: 'up',
  kind: RATE,
  hasParts: true,
  of: CONVERSATIONS,
  observations: (asked) =>
    observed(
      CONVERSATIONS,
      {
        at: "fromUnixTimestamp64Milli(seen.solved[1], 'UTC')",
        hit: 'if(seen.answers = 1 AND length(seen.opened) = 1, 1, -1)',
        where: 'notEmpty(seen.solved) AND seen.is_asked AND seen.answers > 0',
      },
      asked,
    ),
};
