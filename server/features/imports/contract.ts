import { z } from 'zod';
import { type Permission, route } from '../../core/http/contract.ts';
import { Format, Mapping, Target } from './format.ts';
import { IMPORT_KINDS } from './kinds.ts';

const tag = 'imports';

export const IMPORT_STATES = [
  /** Uploaded, and waiting for a person: `reason` says for what. */
  'mapping',
  'running',
  'paused',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

const Kind = z.enum(IMPORT_KINDS);
const ImportId = z.object({ id: z.uuid() });
const Counts = z.record(z.string(), z.int());
const Cursor = z.string().max(1000).optional();

/** A code that screens translate, with its facts. */
export const ProblemFacts = z.object({
  code: z.string(),
  column: z.string().optional(),
  field: z.string().optional(),
  value: z.string().optional(),
  expected: z.string().optional(),
});

export const Import = z.object({
  id: z.uuid(),
  state: z.enum(IMPORT_STATES),
  kind: Kind.nullable(),
  fileName: z.string(),
  fileBytes: z.int(),
  /** Whether the file is still here: 30 days after the end it goes. */
  fileKept: z.boolean(),
  columns: z.array(z.string()),
  format: Format.nullable(),
  mapping: Mapping,
  /** Rows in the file; known once all were read. */
  rows: z.int().nullable(),
  /** Rows handled, the rejected among them. */
  done: z.int(),
  rejected: z.int(),
  /** Share of the file behind the rows handled, 0 … 1. */
  progress: z.number(),
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** Rows of the record that it made, and rows that it found and changed, by table; counted at the end. */
  results: z.object({ made: Counts, changed: Counts }),
  problem: ProblemFacts.nullable(),
  /** Why it failed, as a sentence. */
  error: z.string().nullable(),
  /** What it waits for in state `mapping`, as a sentence. */
  reason: z.string().nullable(),
  /** Rows still to be removed while it is being undone. */
  undoLeft: z.int().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type Import = z.output<typeof Import>;

const PreviewColumn = z.object({
  name: z.string(),
  /** Some different values as they are in the file. */
  samples: z.array(z.string()),
  target: Target.nullable(),
  /** What it looks like, and how sure that is, 0 … 1. */
  guess: Target,
  confidence: z.number(),
});

const PreviewRow = z.object({
  line: z.int(),
  cells: z.array(z.string()),
  /** For each column, what its value becomes; null where it is empty or left out. Dates in UTC. */
  values: z.array(z.union([z.string(), z.number()]).nullable()),
  problem: ProblemFacts.nullable(),
  /** The same as a sentence. */
  reason: z.string().nullable(),
});

export const Preview = z.object({
  kind: Kind.nullable(),
  format: Format,
  /** Whether some date of the file would be another one with day and month the other way round. */
  dateOrderMatters: z.boolean(),
  columns: z.array(PreviewColumn),
  values: z.record(z.string(), z.string()),
  rows: z.array(PreviewRow),
  /** Whether it can run as it stands. */
  ready: z.boolean(),
  problem: ProblemFacts.nullable(),
  reason: z.string().nullable(),
});
export type Preview = z.output<typeof Preview>;

/** A field; or `customer.external:ID_SPACE`, `property:NAME`, `customer.trait:NAME`; null leaves the column out. */
const ToldTarget = z.union([z.string(), Target, z.null()]);

export const ToldMapping = z.object({
  columns: z.record(z.string(), ToldTarget).optional(),
  values: z.record(z.string(), z.string()).optional(),
  source: z.string().trim().min(1).max(100).optional(),
});

const RejectedRow = z.object({
  line: z.int(),
  reason: z.string(),
  problem: ProblemFacts,
  /** The row as it is in the file. */
  cells: z.array(z.string()),
});

const change = (verb: string, path: string, summary: string) =>
  route({
    method: 'POST',
    path: `/api/imports/:id/${path}`,
    access: 'imports.write',
    tag,
    summary: `${verb} ${summary}`,
    params: ImportId,
    answer: Import,
  });

export const importsApi = {
  list: route({
    method: 'GET',
    path: '/api/imports',
    access: 'imports.read',
    tag,
    summary: 'Imports, newest first',
    query: z.object({ cursor: Cursor, limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: z.object({ items: z.array(Import), nextCursor: z.string().nullable() }),
  }),
  get: route({
    method: 'GET',
    path: '/api/imports/:id',
    access: 'imports.read',
    tag,
    summary: 'One import: its state and how far it is',
    params: ImportId,
    answer: Import,
  }),
  preview: route({
    method: 'GET',
    path: '/api/imports/:id/preview',
    access: 'imports.read',
    tag,
    summary: 'The first rows as they will become, with a guess for every column',
    params: ImportId,
    answer: Preview,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/imports/:id',
    access: 'imports.write',
    tag,
    summary: 'Change what an uploaded file is taken for, before it runs',
    params: ImportId,
    body: z.object({ kind: Kind, mapping: ToldMapping, format: Format.partial() }).partial().strict(),
    answer: Import,
  }),
  run: change('Run', 'run', 'an import, with its mapping as it stands'),
  pause: change('Pause', 'pause', 'a running import after the batch under way'),
  resume: change('Resume', 'resume', 'a paused or failed import where it stopped'),
  cancel: change('Cancel', 'cancel', 'an import; what it has imported stays until it is undone'),
  undo: change('Undo', 'undo', 'an import: removes what it made and puts back what it changed'),
  /** Answers the new import, which waits in state `mapping`; 409 when the file is no longer kept. */
  again: route({
    method: 'POST',
    path: '/api/imports/:id/again',
    access: 'imports.write',
    tag,
    summary: 'Import the file of an undone or cancelled import again, with the same mapping',
    params: ImportId,
    status: 201,
    answer: Import,
  }),
  rejected: route({
    method: 'GET',
    path: '/api/imports/:id/rejected',
    access: 'imports.read',
    tag,
    summary: 'Rows that could not be imported, with the reason for each',
    params: ImportId,
    query: z.object({ cursor: Cursor, limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    answer: z.object({
      columns: z.array(z.string()),
      items: z.array(RejectedRow),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
  }),
  /** CSV of the original columns with the line and the reason: mend it and import it again. */
  rejectedCsv: route({
    method: 'GET',
    path: '/api/imports/:id/rejected.csv',
    access: 'imports.read',
    tag,
    summary: 'The same rows as CSV',
    params: ImportId,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/imports/:id',
    access: 'imports.write',
    tag,
    summary: 'Forget an import that is not at work; what it imported stays, and can no longer be undone',
    params: ImportId,
    status: 204,
  }),
};

/**
 * `POST /api/imports`: a multipart form with one or more `file` parts, and `kind`, `mapping` (JSON), `format` (JSON),
 * `source`, `start` for all of them. Runs at once what is certain, unless `start` is `false`.
 */
export const uploadApi = {
  method: 'POST',
  path: '/api/imports',
  access: 'imports.write' satisfies Permission,
  answer: z.object({ id: z.uuid(), imports: z.array(Import) }),
} as const;
