/** A conversation's mark: its number with a signature, so that nobody can make one for a conversation that they only know by number. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 10;

export function markOf(workspaceId: string, number: number, key: Buffer): string {
  const bytes = createHmac('sha256', key).update(`${workspaceId} ${number}`).digest();
  const signature = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${number}-${signature}`;
}

const MARK = /(\d{1,15})-([a-z0-9]{10})/;

/** The conversation's number; null for what we have not signed. */
export function numberIn(mark: string, workspaceId: string, key: Buffer): number | null {
  const found = MARK.exec(mark.toLowerCase());
  if (!found) return null;
  const number = Number(found[1]);
  const [told, right] = [Buffer.from(found[0]), Buffer.from(markOf(workspaceId, number, key))];
  return told.length === right.length && timingSafeEqual(told, right) ? number : null;
}

const DETAIL = /^c(\d{1,15}-[a-z0-9]{10})$/i;
export const detailOf = (mark: string) => `c${mark}`;
/** Of the part after the plus of an address. */
export const markInDetail = (detail: string) => DETAIL.exec(detail)?.[1] ?? null;

export const subjectWithMark = (subject: string, mark: string) => `${subject} [#${mark}]`.trim();
export const markInSubject = (subject: string) => /\[#(\d{1,15}-[a-z0-9]{10})\]/i.exec(subject)?.[1] ?? null;
