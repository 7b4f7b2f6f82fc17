/** An import in words, for the terminal. */
import type { Import, Preview } from '../features/imports/contract.ts';
import type { Target } from '../features/imports/format.ts';

const SHOWN_ROWS = 5;
const SURE = 0.7;

export interface Reason {
  line: number;
  reason: string;
}

/** How an import ended, and what to do if it did not end well; `reasons` are the first of its rejected rows. */
export function describe(one: Import, url: string, reasons: readonly Reason[] = []): string {
  const page = `${url}/imports/${one.id}`;
  const rows = `${one.done.toLocaleString('en')} ${one.done === 1 ? 'row' : 'rows'}`;
  if (one.state === 'mapping')
    return `${one.fileName}: not imported. ${one.reason ?? ''}\n  Finish it at ${page}`;
  if (one.state === 'failed') return `${one.fileName}: failed after ${rows}. ${one.error ?? ''}`;
  if (one.state !== 'done') return `${one.fileName}: ${one.state} after ${rows}. ${page}`;
  if (!one.rejected) return `${one.fileName}: ${rows} of ${one.kind} imported.`;
  return [
    `${one.fileName}: ${rows} of ${one.kind} read, ${one.rejected.toLocaleString('en')} rejected.`,
    ...reasons.map(({ line, reason }) => `  line ${line}: ${reason}`),
    `  ${one.rejected > reasons.length ? 'All reasons' : 'The rows'}: ${page}`,
  ].join('\n');
}

/** What a file is taken for, and its first rows as they would become. */
export function describePreview(one: Import, preview: Preview | null): string {
  if (!preview) return `${one.fileName}: ${one.error ?? ''}`;
  const { format, columns, rows, kind } = preview;
  const how = [
    format.type,
    format.encoding,
    ...(format.type === 'csv' ? [`"${format.delimiter}"`] : []),
    ...(format.gzip ? ['gzip'] : []),
  ];
  const head = `${one.fileName}: ${kind ?? 'unknown'} (${how.join(', ')})`;
  const matched = columns.map(({ name, target, confidence, samples }) => {
    const doubt = target && confidence < SURE ? '  (not certain)' : '';
    return `  ${name} → ${target ? fieldName(target) : 'left out'}${doubt}   e.g. ${samples[0] ?? ''}`;
  });
  const shown = rows
    .slice(0, SHOWN_ROWS)
    .map(
      ({ line, values, reason }) =>
        `  line ${line}: ${reason ?? values.map((value) => value ?? '').join(' | ')}`,
    );
  const reason = one.problem?.code === 'asked' ? [] : [`  ${one.reason ?? ''}`];
  return [head, ...matched, ...shown, ...reason].join('\n');
}

function fieldName({ field, space, name }: Target): string {
  const more = space ?? name;
  return more ? `${field}:${more}` : field;
}
