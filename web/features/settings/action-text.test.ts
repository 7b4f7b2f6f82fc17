import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import settings from '../../locales/en/settings.json' with { type: 'json' };

const FEATURES = new URL('../../../server/features/', import.meta.url).pathname;

test('every deed that the server notes in the audit log has words', () => {
  const words: Record<string, Record<string, string>> = settings.audit.actions;
  const lacking = deeds().filter((deed) => {
    const [thing, verb] = deed.split('.') as [string, string];
    return !words[thing]?.[verb];
  });
  // Write them into web/locales/*/settings.json under audit.actions.
  expect(lacking).toEqual([]);
});

/** `action: 'role.changed'` as written in the sources. */
function deeds(): string[] {
  const sources = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(FEATURES + file, 'utf8'));
  const found = sources.flatMap((source) => [...source.matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)]);
  return [...new Set(found.map((match) => match[1]!))].sort();
}
