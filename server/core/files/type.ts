/** What a file is, told by its content. What its sender or its name says of it is never believed. */
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

const LOOKED_AT = 8192;
const UNKNOWN = 'application/octet-stream';

/** @returns a media type: of known formats their own, `text/plain` for anything that can be read, else unknown bytes */
export async function typeOf(path: string): Promise<string> {
  // A broken file is still a file.
  const known = await fileTypeFromFile(path).catch(() => undefined);
  // Pages and pictures of markup can carry scripts: they are text here.
  if (known && !/xml|html/.test(known.mime.replace('openxmlformats', ''))) return known.mime;
  return (await isText(path)) ? 'text/plain' : UNKNOWN;
}

async function isText(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT);
    const head = buffer.subarray(0, bytesRead);
    if (!bytesRead || head.includes(0)) return false;
    // A character may be cut in two at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Whether browsers can show it without running anything. */
export const isPicture = (type: string) => PICTURES.has(type);
