/** What the door did, for `/metrics`. */
import { Counter, Histogram } from 'prom-client';
import { figures } from '../../core/http/health.ts';

export const callsCounter = new Counter({
  name: 'jornada_tracking_calls_total',
  help: 'Calls that came through the tracking door, by what became of them',
  labelNames: ['outcome'] as const,
  registers: [figures],
});

export const groupSizes = new Histogram({
  name: 'jornada_tracking_group_calls',
  help: 'Calls committed together in one transaction',
  buckets: [1, 2, 5, 10, 50, 100, 500, 1000],
  registers: [figures],
});
