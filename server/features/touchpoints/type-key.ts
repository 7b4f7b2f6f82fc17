/**
 * A touchpoint type's name without case, spaces, punctuation and accents: two spellings with one key are one type
 * (`Order Completed`, `order_completed` → `ordercompleted`). A name of nothing but signs is its own key.
 */
export function typeKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return plain || name.trim().toLowerCase();
}
