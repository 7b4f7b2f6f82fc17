import { hash } from 'node:crypto';
import { v7 } from 'uuid';

/** A new id that sorts by the time it was made. */
export function newId(): string {
  return v7();
}

/**
 * The id that these parts always give: the first 122 bits of their SHA-256, written as a UUID of version 8.
 * Whatever arrives twice under the same name gets the same id, and the primary key keeps it single.
 */
export function stableId(...parts: string[]): string {
  const hex = hash('sha256', parts.join('\u0000'), 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
