import { expect, test } from 'vitest';
import { DEFAULT_TYPES } from '../../../../server/features/touchpoints/default-types.ts';
import { typeKey } from '../../../../server/features/touchpoints/type-key.ts';
import timeline from '../../../locales/en/timeline.json' with { type: 'json' };

const keys = new Set(Object.keys(timeline.said).map((key) => key.toLowerCase()));

test('every type of the default catalogue has its sentence, with and without what it is about', () => {
  const lacking = DEFAULT_TYPES.map(({ name }) => typeKey(name)).filter(
    (key) => !keys.has(key) || !keys.has(`${key}with`),
  );
  expect(lacking).toEqual([]);
});

test('no sentence is for a type that does not exist', () => {
  const types = new Set(DEFAULT_TYPES.map(({ name }) => typeKey(name)));
  const idle = [...keys].filter((key) => !types.has(key) && !types.has(key.replace(/with$/, '')));
  expect(idle).toEqual([]);
});
