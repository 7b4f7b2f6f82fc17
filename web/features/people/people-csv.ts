/** People as CSV with a head line, as the server writes it. */
import { CSV_MARK, csvLine } from '../../../server/core/http/csv.ts';
import type { FigurePerson } from './source.ts';

const HEAD = ['customer', 'name', 'email', 'observations', 'touchpoint', 'at'];

export function peopleCsv(people: readonly FigurePerson[]): string {
  const lines = people.map((one) =>
    csvLine([one.customerId, one.name, one.email, one.observations, one.touchpointId, one.at]),
  );
  return [CSV_MARK, csvLine(HEAD), ...lines].join('');
}
