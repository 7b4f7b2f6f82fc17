/** An upload, streamed to disk: nothing of it is held in memory, and nothing of it stays if it breaks off. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { diskFull, invalid, Refusal } from '../../core/http/problems.ts';
import { uploadPath } from './store.ts';

export interface UploadedFile {
  name: string;
  /** Within the folder of uploads. */
  path: string;
  bytes: number;
  /** A `kind` that was sent for this file alone. */
  kind: string | undefined;
}

export interface Upload {
  files: UploadedFile[];
  fields: Record<string, string>;
}

/**
 * Reads the form. A `kind` field for each file, in their order, is of that file; a single one is of all.
 * @throws Refusal when it breaks off, has no file, or the disk is full; what had arrived is removed
 */
export async function receive(request: FastifyRequest, dataDir: string): Promise<Upload> {
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  const kinds: string[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') files.push(await store(part, dataDir));
      else if (part.fieldname === 'kind') kinds.push(String(part.value));
      else fields[part.fieldname] = String(part.value);
    }
  } catch (error) {
    await discard(files, dataDir);
    throw refusalOf(error as NodeJS.ErrnoException);
  }
  if (!files.length)
    throw invalid('No file was sent.', [{ at: 'file', message: 'send at least one part with a file name' }]);
  files.forEach((file, index) => {
    file.kind = kinds.length === 1 ? kinds[0] : kinds[index];
  });
  return { files, fields };
}

/** Removes what was uploaded. */
export async function discard(files: readonly Pick<UploadedFile, 'path'>[], dataDir: string): Promise<void> {
  await Promise.all(files.map((file) => rm(uploadPath(dataDir, file.path), { force: true })));
}

async function store(part: MultipartFile, dataDir: string): Promise<UploadedFile> {
  const name = randomUUID();
  const target = uploadPath(dataDir, name);
  await mkdir(path.dirname(target), { recursive: true });
  try {
    await pipeline(part.file, createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return { name: part.filename || 'file', path: name, bytes: (await stat(target)).size, kind: undefined };
}

function refusalOf(error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return diskFull();
  if (error instanceof Refusal) return error;
  if (error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') {
    return invalid('Send the files as a multipart form (multipart/form-data).');
  }
  return invalid('The upload broke off. Nothing of it was kept; send it again.');
}
