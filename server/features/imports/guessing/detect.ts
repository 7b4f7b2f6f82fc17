/** How a file is written, from its first bytes. */
import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import { analyse } from 'chardet';
import { DELIMITERS, ENCODINGS, type Format } from '../format.ts';
import { FileProblem } from '../problems.ts';
import { CsvRows } from '../reading/csv.ts';
import { readDate } from '../reading/dates.ts';
import { readNumber } from '../reading/numbers.ts';
import { bytesOf } from '../reading/text.ts';
import { MendingUtf8 } from '../reading/utf8.ts';

const HEAD_BYTES = 1_000_000;
/** Looked at when not even one row ends within the head. */
const LONG_HEAD_BYTES = 20_000_000;
const SAMPLE_LINES = 100;
/** More control characters than this share of the bytes: no text. */
const MAX_CONTROL_SHARE = 0.02;

export type Written = Pick<Format, 'type' | 'gzip' | 'encoding' | 'delimiter' | 'header'>;

/**
 * @returns how the file is written, and its beginning as text
 * @throws FileProblem when it is empty or no text
 */
export async function detectWriting(
  path: string,
  chosen: Partial<Written>,
): Promise<{ written: Written; head: string }> {
  if ((await stat(path)).size === 0) throw new FileProblem({ code: 'empty' });
  const raw = await headOf(path, false, 4);
  const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
  const short = await headOf(path, gzip, HEAD_BYTES);
  refuseForeign(short);
  const encoding = chosen.encoding ?? encodingOf(short);
  const head = await headText(path, gzip, encoding, short);
  if (!head.trim()) throw new FileProblem({ code: 'empty' });
  const type = chosen.type ?? typeOf(head);
  const delimiter = chosen.delimiter ?? (type === 'csv' ? delimiterOf(head) : ',');
  const header = chosen.header ?? (type !== 'csv' || hasHeader(head, delimiter));
  return { written: { type, gzip, encoding, delimiter, header }, head };
}

async function headText(
  path: string,
  gzip: boolean,
  encoding: Format['encoding'],
  short: Buffer,
): Promise<string> {
  const isCut = short.length >= HEAD_BYTES;
  const head = wholeLines(decode(short, encoding), isCut);
  if (!isCut || head.split('\n', 4).length > 3) return head;
  return wholeLines(decode(await headOf(path, gzip, LONG_HEAD_BYTES), encoding), true);
}

async function headOf(path: string, gzip: boolean, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of bytesOf(path, gzip, { bytes: 0 })) {
      parts.push(chunk);
      read += chunk.length;
      if (read >= length) break;
    }
  } catch (error) {
    // Damaged further down: what can be read is looked at, and running it will say so.
    if (!read) throw error;
  }
  return Buffer.concat(parts).subarray(0, length);
}

function refuseForeign(bytes: Buffer) {
  const zip = bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
  const oldOffice = bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
  if (oldOffice || (zip && /xl\/|\[Content_Types\]/.test(bytes.toString('latin1'))))
    throw new FileProblem({ code: 'excel' });
  const known = ['%PDF', 'PAR1', '\u0089PNG', 'Obj\u0001'].includes(bytes.subarray(0, 4).toString('latin1'));
  if (zip || known || (!isWide(bytes) && controlShare(bytes) > MAX_CONTROL_SHARE))
    throw new FileProblem({ code: 'binary' });
}

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  return controls / bytes.length;
}

/** UTF-16, by its mark or because every other byte is zero. */
function isWide(bytes: Buffer): boolean {
  return wideEncodingOf(bytes) !== null;
}

function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, 4000) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const most = length * 0.4;
  if (odd > most && even < odd / 10) return 'utf-16le';
  return even > most && odd < even / 10 ? 'utf-16be' : null;
}

function encodingOf(bytes: Buffer): Format['encoding'] {
  const wide = wideEncodingOf(bytes);
  if (wide) return wide;
  const whole = bytes.subarray(0, bytes.length - Math.min(3, bytes.length >> 1));
  if (isUtf8(whole) || isUtf8(bytes) || isMostlyUtf8(bytes)) return 'utf-8';
  for (const { name } of analyse(bytes.subarray(0, 200_000))) {
    const found = ENCODINGS.find((encoding) => encoding === name.toLowerCase());
    if (found) return found;
  }
  return 'windows-1252';
}

/** Some stray bytes among good UTF-8: reading mends them. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  const strays = text.split('\ufffd').length - 1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is not counted
  const good = text.replaceAll(/[\u0000-\u007f\ufffd]/g, '').length;
  return good > strays;
}

function decode(bytes: Buffer, encoding: Format['encoding']): string {
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes);
  return new MendingUtf8().decode(bytes).replace(/^\ufeff/, '');
}

function wholeLines(text: string, cut: boolean): string {
  const last = text.lastIndexOf('\n');
  return cut && last > 0 ? text.slice(0, last + 1) : text;
}

function typeOf(head: string): Format['type'] {
  const start = head.trimStart();
  if (start[0] === '[') return looksLikeJson(start) ? 'json' : 'csv';
  if (start[0] !== '{') return 'csv';
  const [first = '', second = ''] = start.split('\n', 2);
  if (second.trimStart()[0] !== '{') return isWrapper(start) ? 'json' : 'jsonl';
  return parseJson(first) === undefined ? 'json' : 'jsonl';
}

/** An object around the list that is meant, or one that goes on over several lines; not a lone row. */
function isWrapper(text: string): boolean {
  const value = parseJson(text.trim());
  if (value === undefined || value === null) return true;
  const isRow = (one: unknown) => one !== null && typeof one === 'object' && !Array.isArray(one);
  const lists = Object.values(value).filter(Array.isArray);
  return text.trim().includes('\n') || lists.some((list) => list.length > 0 && list.every(isRow));
}

function looksLikeJson(text: string): boolean {
  return /^\[\s*(?:[{["\]]|-?\d|true|false|null)/.test(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The one that cuts the lines into the same, highest number of values. */
function delimiterOf(head: string): Format['delimiter'] {
  let best: { delimiter: Format['delimiter']; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = firstRows(head, delimiter).map((cells) => cells.length);
    const width = widths[0] ?? 1;
    const agreeing = widths.filter((one) => one === width).length / Math.max(1, widths.length);
    const score = width > 1 ? agreeing * agreeing * (10 + Math.min(width, 50)) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function firstRows(head: string, delimiter: string): string[][] {
  const csv = new CsvRows(delimiter, head.includes('\n') || !head.includes('\r') ? '\n' : '\r');
  const rows: string[][] = [];
  for (const { cells } of csv.push(head)) {
    rows.push(cells);
    if (rows.length >= SAMPLE_LINES) return rows;
  }
  for (const { cells } of csv.end()) rows.push(cells);
  return rows;
}

/** Names are not numbers, dates, ids or addresses. */
function hasHeader(head: string, delimiter: string): boolean {
  const [first = []] = firstRows(head, delimiter);
  const names = first.map((cell) => cell.trim()).filter(Boolean);
  return names.length > 0 && !names.some(isValue);
}

const asWritten = (moment: number) => moment;

function isValue(cell: string): boolean {
  return (
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) ||
    /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(cell) ||
    readNumber(cell, '.') !== null ||
    readNumber(cell, ',') !== null ||
    readDate(cell, 'day-first', asWritten) !== null
  );
}
