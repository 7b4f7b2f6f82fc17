/** What a file is, told by its content. What its sender or its name says of it is never believed. */
import { open } from 'node:fs/promises';
import { type FileTypeResult, fileTypeFromBuffer, fileTypeFromFile } from 'file-type';

const LOOKED_AT = 8192;
const UNKNOWN = 'application/octet-stream';

/** @returns a media type: of known formats their own, `text/plain` for anything that can be read, else unknown bytes */
export async function typeOf(path: string): Promise<string> {
  // A broken file is still a file.
  const known = await fileTypeFromFile(path).catch(() => undefined);
  return ownType(known) ?? typeOfHead(await headOf(path));
}

/** The same of one that is in memory. */
export async function typeOfContent(content: Buffer): Promise<string> {
  const known = await fileTypeFromBuffer(content).catch(() => undefined);
  return ownType(known) ?? typeOfHead(content.subarray(0, LOOKED_AT));
}

/** Pages and pictures of markup can carry scripts: they are text here. */
const ownType = (known: FileTypeResult | undefined) =>
  known && !/xml|html/.test(known.mime.replace('openxmlformats', '')) ? known.mime : undefined;

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function typeOfHead(head: Buffer): string {
  if (!head.length || head.includes(0)) return UNKNOWN;
  try {
    // A character may be cut in two at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'text/plain';
  } catch {
    return UNKNOWN;
  }
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Whether browsers can show it without running anything. */
export const isPicture = (type: string) => PICTURES.has(type);
