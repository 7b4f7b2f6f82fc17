/** An upload: everything arrives before anything is kept, and what breaks off leaves nothing. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../../core/feature.ts';
import { discard, type Spooled, spool } from '../../../core/files/spool.ts';
import { diskFull, invalid, Refusal } from '../../../core/http/problems.ts';

export interface Uploaded {
  files: { name: string; file: Spooled }[];
  conversationId: string | undefined;
}

/** @throws 400 when it breaks off or holds no file, 413 for a file that is too long, 507 when the disk is full */
export async function receive(request: FastifyRequest, { config }: Context): Promise<Uploaded> {
  const files: Uploaded['files'] = [];
  let conversationId: string | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        files.push({
          name: part.filename || 'file',
          file: await spool(part.file, config.dataDir, config.maxFileBytes),
        });
      else if (part.fieldname === 'conversation') conversationId = conversationOf(part.value);
    }
    if (!files.length)
      throw invalid('No file was sent.', [
        { at: 'file', message: 'send at least one part with a file name' },
      ]);
  } catch (error) {
    await discard(files.map(({ file }) => file));
    // What is still to come is read and dropped, or the next request on this connection would wait behind it.
    request.raw.unpipe();
    request.raw.resume();
    throw refusalOf(error as NodeJS.ErrnoException);
  }
  return { files, conversationId };
}

function conversationOf(value: unknown): string {
  const id = z.uuid().safeParse(value);
  if (id.success) return id.data;
  throw invalid('conversation: must be the id of a conversation.', [
    { at: 'conversation', message: 'must be the id of a conversation' },
  ]);
}

function refusalOf(error: NodeJS.ErrnoException): Error {
  if (error instanceof Refusal) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return diskFull();
  if (error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return invalid('Send the files as a multipart form (multipart/form-data).');
  if (error.code === 'FST_FILES_LIMIT') return invalid('Too many files at once.');
  return invalid('The upload broke off. Nothing of it was kept; send it again.');
}
