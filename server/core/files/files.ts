/** Files in the record: as durable as the message they came with, and behind the same border. */
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { inWorkspace, type Scope, type Tx } from '../database/workspace.ts';
import { newId } from '../ids.ts';
import { type NewFile, piecesOf } from './spool.ts';

const CHUNK_BYTES = 512 * 1024;

export interface KeptFile {
  id: string;
  bytes: number;
  type: string;
}

/**
 * Keeps files with the transaction; those of the same content are kept once. Something must point at each within a day
 * (a foreign key to `files`), else it is removed. Answers in their order.
 */
export async function keepFiles(tx: Tx, workspaceId: string, files: readonly NewFile[]): Promise<KeptFile[]> {
  if (!files.length) return [];
  const wanted = new Map(files.map((file) => [keyOf(file), file]));
  const kept = await wantedOfLate(tx, workspaceId, [...wanted.values()]);
  const others = [...wanted].filter(([key]) => !kept.has(key));
  // In one order, so that two who keep the same files wait for, not on, each other.
  others.sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [key, row] of await insertFiles(
    tx,
    workspaceId,
    others.map(([, file]) => file),
  ))
    kept.set(key, row);
  return files.map((file) => ({ ...kept.get(keyOf(file))!, bytes: file.bytes }));
}

export async function keepFile(tx: Tx, workspaceId: string, file: NewFile): Promise<KeptFile> {
  return (await keepFiles(tx, workspaceId, [file]))[0]!;
}

const keyOf = ({ hash }: Pick<NewFile, 'hash'>) => hash.toString('hex');

type Row = Pick<KeptFile, 'id' | 'type'>;

/** What everybody sends, a logo, is not written to again each time: whoever does waits for everybody else who does. */
async function wantedOfLate(
  tx: Tx,
  workspaceId: string,
  files: readonly NewFile[],
): Promise<Map<string, Row>> {
  const rows = await tx
    .selectFrom('files')
    .select(['id', 'type', 'hash'])
    .where('workspace_id', '=', workspaceId)
    .where(
      'hash',
      'in',
      files.map(({ hash }) => hash),
    )
    .where('wanted_at', '>', sql<Date>`now() - interval '1 hour'`)
    .execute();
  return new Map(rows.map(({ hash, ...row }) => [keyOf({ hash }), row]));
}

async function insertFiles(
  tx: Tx,
  workspaceId: string,
  files: readonly NewFile[],
): Promise<Map<string, Row>> {
  if (!files.length) return new Map();
  const added = files.map((file) => ({ id: newId(), file }));
  const rows = await tx
    .insertInto('files')
    .values(
      added.map(({ id, file: { hash, bytes, type } }) => ({
        id,
        workspace_id: workspaceId,
        hash,
        bytes,
        type,
      })),
    )
    .onConflict((same) => same.columns(['workspace_id', 'hash']).doUpdateSet({ wanted_at: new Date() }))
    .returning(['id', 'type', 'hash'])
    .execute();
  const inserted = new Set(rows.map(({ id }) => id));
  await writeChunks(
    tx,
    workspaceId,
    added.filter(({ id }) => inserted.has(id)),
  );
  return new Map(rows.map(({ hash, ...row }) => [keyOf({ hash }), row]));
}

interface Added {
  id: string;
  file: NewFile;
}

/** Small ones together, so that many cost as few trips as one. */
async function writeChunks(tx: Tx, workspaceId: string, added: Added[]): Promise<void> {
  let rows: { file_id: string; workspace_id: string; n: number; data: Buffer }[] = [];
  let bytes = 0;
  const write = async () => {
    if (rows.length) await tx.insertInto('file_chunks').values(rows).execute();
    [rows, bytes] = [[], 0];
  };
  for (const { id, file } of added) {
    let n = 0;
    for await (const data of piecesOf(file, CHUNK_BYTES)) {
      if (bytes + data.length > CHUNK_BYTES) await write();
      rows.push({ file_id: id, workspace_id: workspaceId, n: n++, data });
      bytes += data.length;
    }
  }
  await write();
}

/**
 * Its content, piece by piece, each read by itself: a slow reader keeps no transaction open.
 * @throws in the stream, when the file is removed meanwhile
 */
export function readFile(
  db: Database,
  scope: Pick<Scope, 'workspaceId'>,
  file: Pick<KeptFile, 'id' | 'bytes'>,
): Readable {
  return Readable.from(chunksOf(db, scope, file), { objectMode: false });
}

async function* chunksOf(
  db: Database,
  scope: Pick<Scope, 'workspaceId'>,
  { id, bytes }: Pick<KeptFile, 'id' | 'bytes'>,
): AsyncGenerator<Buffer> {
  for (let n = 0, read = 0; read < bytes; n++) {
    const chunk = await inWorkspace(db, scope, (tx) =>
      tx
        .selectFrom('file_chunks')
        .select('data')
        .where('file_id', '=', id)
        .where('n', '=', n)
        .executeTakeFirst(),
    );
    if (!chunk) throw new Error(`file ${id} has no piece ${n}`);
    read += chunk.data.length;
    yield chunk.data;
  }
}
