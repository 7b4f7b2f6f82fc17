import type { SomeDeeds } from './contract.ts';

/** Of two that are chosen one after the other: the later one says, tags and fields of both, notes below each other. */
export function together(before: SomeDeeds = {}, next: SomeDeeds): SomeDeeds {
  const told = Object.entries(next).filter(([, value]) => value !== null && value !== undefined);
  const both = (name: 'tags' | 'removeTags') => [
    ...new Set([...(before[name] ?? []), ...(next[name] ?? [])]),
  ];
  return {
    ...before,
    ...Object.fromEntries(told),
    // A time to come back goes with the status that it belongs to.
    ...(next.status && { snoozeMinutes: next.snoozeMinutes ?? null }),
    tags: both('tags').filter((tag) => !next.removeTags?.includes(tag)),
    removeTags: both('removeTags').filter((tag) => !next.tags?.includes(tag)),
    fields: { ...before.fields, ...next.fields },
    note: [before.note, next.note].filter(Boolean).join('\n\n'),
  };
}
