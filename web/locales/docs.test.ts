/** What the docs call a part of the settings is what the menu calls it. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import settings from './en/settings.json' with { type: 'json' };

const ROOT = new URL('../../', import.meta.url);

test('the docs lead to parts of the settings that are there', () => {
  const parts = new Set(Object.values(settings).flatMap((part) => titleOf(part) ?? []));
  const told = globSync(['README.md', 'docs/**/*.md'], { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(new URL(file, ROOT), 'utf8').matchAll(/\*Settings → ([^*→]+?)(?: →[^*]*)?\*/g)].map(
      ([, part]) => ({ file, part }),
    ),
  );
  expect(told.length).toBeGreaterThan(10);
  expect(told.filter(({ part }) => !parts.has(part!))).toEqual([]);
});

const titleOf = (part: unknown) =>
  part && typeof part === 'object' && 'title' in part ? String(part.title) : undefined;
