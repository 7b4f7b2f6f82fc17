/** Files in the record: as durable as the message they came with, and behind the same border. */
import { Readable } from 'node:stream';
import type { Database } from '../database/database.ts';
import { inWorkspace, type Scope, type Tx } from '../database/workspace.ts';
import { newId } from '../ids.ts';
import { piecesOf, type Spooled } from './spool.ts';

const CHUNK_BYTES = 512 * 1024;

export interface KeptFile {
  id: string;
  bytes: number;
  type: string;
}

/**
 * Keeps a file with the transaction; one of the same content is kept once. Something must point at it within a day
 * (a foreign key to `files`), else it is removed.
 */
export async function keepFile(tx: Tx, workspaceId: string, file: Spooled): Promise<KeptFile> {
  const id = newId();
  const kept = await tx
    .insertInto('files')
    .values({ id, workspace_id: workspaceId, hash: file.hash, bytes: file.bytes, type: file.type })
    .onConflict((same) => same.columns(['workspace_id', 'hash']).doUpdateSet({ wanted_at: new Date() }))
    .returning(['id', 'type'])
    .executeTakeFirstOrThrow();
  if (kept.id === id) await writeChunks(tx, workspaceId, id, file);
  return { id: kept.id, bytes: file.bytes, type: kept.type };
}

async function writeChunks(tx: Tx, workspaceId: string, fileId: string, file: Spooled): Promise<void> {
  let n = 0;
  for await (const data of piecesOf(file, CHUNK_BYTES))
    await tx
      .insertInto('file_chunks')
      .values({ file_id: fileId, workspace_id: workspaceId, n: n++, data })
      .execute();
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
