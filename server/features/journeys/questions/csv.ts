/** Answers as CSV: one line for each figure. */
import type { z } from 'zod';
import { CSV_MARK, csvLine } from '../../../core/http/csv.ts';
import type { FunnelAnswer } from './funnel-contract.ts';
import type { PathsAnswer } from './paths-contract.ts';
import type { RetentionAnswer } from './retention-contract.ts';

const PATHS_HEAD = 'step,from,to,customers,occurrences,share of from,low,high,median seconds'.split(',');
/** What stands where nothing followed, and where it cannot be told yet. */
const ENDED = '(ended)';
const OPEN = '(still open)';
const OTHERS = '(others)';
const ALL = '(all)';
/** Of whom it is not known what a funnel is split by. */
const NOT_TOLD = '(not told)';

export function pathsCsv({ nodes, links }: z.input<typeof PathsAnswer>): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const nameOf = (id: string) => byId.get(id)!.name || OTHERS;
  const rows = nodes.flatMap((node) => {
    const own = links.filter(({ from }) => from === node.id);
    const { step, occurrences, endedHere, endedCustomers, endedShare, endedLow, endedHigh, stillOpen } = node;
    const name = nameOf(node.id);
    return [
      ...own.map((link) => [
        step,
        name,
        nameOf(link.to),
        link.customers,
        link.occurrences,
        link.share,
        link.low,
        link.high,
        link.medianSeconds,
      ]),
      ...(endedHere
        ? [[step, name, ENDED, endedCustomers, endedHere, endedShare, endedLow, endedHigh, null]]
        : []),
      ...(stillOpen ? [[step, name, OPEN, null, stillOpen, stillOpen / occurrences, null, null, null]] : []),
    ];
  });
  return file(PATHS_HEAD, rows);
}

const FUNNEL_HEAD = [
  'group',
  'step',
  'name',
  'customers',
  'share',
  'low',
  'high',
  'share of previous',
  'low of previous',
  'high of previous',
  'median seconds from previous',
  'p90 seconds from previous',
];

export function funnelCsv({ steps, groups = [] }: z.input<typeof FunnelAnswer>): string {
  const named = groups.map((part) => ({ ...part, group: part.group || NOT_TOLD }));
  const rows = [{ group: ALL, steps }, ...named].flatMap((part) =>
    part.steps.map((step, index) => [
      part.group,
      index + 1,
      step.name,
      step.customers,
      step.share,
      step.low,
      step.high,
      step.shareOfPrevious,
      step.previousLow,
      step.previousHigh,
      step.medianSecondsFromPrevious,
      step.p90SecondsFromPrevious,
    ]),
  );
  return file(FUNNEL_HEAD, rows);
}

const RETENTION_HEAD = 'cohort,began,period,customers,share,low,high,period is over'.split(',');

/** Of all cohorts together, `began` is how many people of those whose period is over: what the share rests on. */
export function retentionCsv({ cohorts, average }: z.input<typeof RetentionAnswer>): string {
  const all = average.map(({ n, ...one }) => ({ at: ALL, began: n, known: true, ...one }));
  const each = cohorts.flatMap(({ at, customers: began, periods }) =>
    periods.map((one) => ({ at, began, ...one })),
  );
  const rows = [...all, ...each].map(({ at, began, period, customers, share, low, high, known }) => [
    at,
    began,
    period,
    customers,
    share,
    low,
    high,
    known,
  ]);
  return file(RETENTION_HEAD, rows);
}

function file(head: string[], rows: (string | number | boolean | null)[][]): string {
  return CSV_MARK + [head, ...rows].map((row) => csvLine(row)).join('');
}
