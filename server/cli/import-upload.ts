/** Files as one multipart form, read from disk as they are sent. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { ReadableStream } from 'node:stream/web';
import type { Import } from '../features/imports/contract.ts';
import type { Remote } from './remote.ts';

export interface LocalFile {
  path: string;
  name: string;
  bytes: number;
}

/** Sends them in one request. `sent` hears how many bytes of each file have gone. */
export async function sendFiles(
  { url, key }: Remote,
  files: LocalFile[],
  fields: Record<string, string>,
  sent: (file: LocalFile, bytes: number) => void,
): Promise<Import[]> {
  const boundary = `jornada-${randomUUID()}`;
  const response = await fetch(`${url}/api/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: ReadableStream.from(formOf(boundary, files, fields, sent)),
    duplex: 'half',
  } as RequestInit).catch((error: Error) => {
    const cause = (error.cause as Error | undefined)?.message;
    throw new Error(
      `The files could not be sent to ${url}${cause ? ` (${cause})` : ''}. Start Jornada with "npm start", or give its address with --url.`,
    );
  });
  const answer = (await response.json().catch(() => ({}))) as {
    imports?: Import[];
    detail?: string;
    title?: string;
  };
  if (response.ok && answer.imports) return answer.imports;
  throw new Error(
    answer.detail ?? answer.title ?? `${url} answered ${response.status} ${response.statusText}.`,
  );
}

async function* formOf(
  boundary: string,
  files: LocalFile[],
  fields: Record<string, string>,
  sent: (file: LocalFile, bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for (const [name, value] of Object.entries(fields)) {
    yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  }
  for (const file of files) {
    const name = file.name.replaceAll(/[\r\n"]/g, '_');
    yield Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    );
    let bytes = 0;
    for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 })) {
      yield chunk;
      bytes += chunk.length;
      sent(file, bytes);
    }
    yield Buffer.from('\r\n');
  }
  yield Buffer.from(`--${boundary}--\r\n`);
}
