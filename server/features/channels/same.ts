import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are one, in the same time whatever they are. Empty ones never are. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return one !== '' && timingSafeEqual(a!, b!);
}
