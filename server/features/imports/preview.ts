/** The first rows of a file as they will become. */
import { inWorkspace, type Scope } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { conflict } from '../../core/http/problems.ts';
import { surroundingsOf } from './arrive.ts';
import type { Preview } from './contract.ts';
import type { Target } from './format.ts';
import { guessColumns } from './guessing/guess.ts';
import { type Look, lookAt } from './guessing/look.ts';
import type { ImportKind } from './kinds.ts';
import { mappingProblem } from './mapping.ts';
import { FileProblem, sentence } from './problems.ts';
import { type Converted, converter, type Row } from './reading/convert.ts';
import { getImport, type ImportRow, uploadPath } from './store.ts';

const PREVIEW_ROWS = 20;
const MAX_CELL_LENGTH = 300;

export async function previewImport({ db, config }: Context, scope: Scope, id: string): Promise<Preview> {
  const { row, around } = await inWorkspace(db, scope, async (tx) => ({
    row: await getImport(tx, id),
    around: await surroundingsOf(tx, scope),
  }));
  if (!row.file_path || !row.format)
    throw conflict('The file of this import is no longer kept, so there is nothing to preview.');
  try {
    const look = await lookAt(uploadPath(config.dataDir, row.file_path), row.format, around);
    return previewOf(row, look, around.country);
  } catch (error) {
    if (error instanceof FileProblem) throw conflict(error.message);
    throw error;
  }
}

function previewOf(row: ImportRow, look: Look, country: string): Preview {
  const kind = row.kind as ImportKind | null;
  const { mapping } = row;
  const guesses = kind ? guessColumns(kind, look.facts) : [];
  const problem = mappingProblem(kind, mapping, look.columns) ?? row.problem;
  const hard = mappingProblem(kind, mapping, look.columns);
  const convert = kind
    ? converter({ kind, format: look.format, mapping, columns: look.columns, country })
    : null;
  return {
    kind,
    format: look.format,
    dateOrderMatters: look.habits.dates.found !== null,
    columns: look.columns.map((name, index) => ({
      name,
      samples: look.facts[index]!.samples,
      target: mapping.columns[name] ?? null,
      guess: guesses[index]?.target ?? { field: '' },
      confidence: guesses[index]?.confidence ?? 0,
    })),
    values: mapping.values,
    rows: look.rows.slice(0, PREVIEW_ROWS).map((raw) => {
      const cells = raw.cells.map((cell) => cell.slice(0, MAX_CELL_LENGTH));
      if (!convert) return { line: raw.line, cells, values: cells, problem: null, reason: null };
      return {
        line: raw.line,
        cells,
        ...shown(
          convert(raw),
          look.columns.map((column) => mapping.columns[column] ?? null),
        ),
      };
    }),
    ready: hard === null,
    problem,
    reason: problem && sentence(problem),
  };
}

function shown(
  converted: Converted,
  targets: (Target | null)[],
): Pick<Preview['rows'][number], 'values' | 'problem' | 'reason'> {
  if ('problem' in converted) {
    return {
      values: targets.map(() => null),
      problem: converted.problem,
      reason: sentence(converted.problem),
    };
  }
  return {
    values: targets.map((target) => (target ? becomes(converted.row, target) : null)),
    problem: null,
    reason: null,
  };
}

const KEY_KINDS: Record<string, string> = {
  'customer.external': 'external',
  'customer.userId': 'userId',
  'customer.anonymousId': 'anonymousId',
  'customer.email': 'email',
  'customer.phone': 'phone',
};

/** What a column's value became; null where it is empty. */
function becomes(
  { values, identities, person, bag, account }: Row,
  { field, space, name }: Target,
): string | number | null {
  const kind = KEY_KINDS[field];
  if (kind) return identities.find((one) => one.kind === kind && one.source === (space ?? ''))?.value ?? null;
  if (field === 'customer.trait') return told(person?.traits?.[name ?? '']);
  if (field === 'property' || field === 'account.trait') return told(bag?.[name ?? '']);
  if (field === 'customer.account') return account ?? null;
  if (field === 'customer.name' || field === 'customer.firstName' || field === 'customer.lastName')
    return person?.name ?? null;
  return told(values[field]);
}

function told(value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return value;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_CELL_LENGTH);
}
