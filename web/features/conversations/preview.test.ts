import { expect, test } from 'vitest';
import { previewBeside } from './preview.ts';

test('what was said stands beside the subject, unless it is the subject once more', () => {
  expect(previewBeside('Return or exchange', 'Return or exchange\n')).toBe('');
  expect(previewBeside('Return or exchange', 'The boots are too small')).toBe('The boots are too small');
  expect(previewBeside('', 'The boots are too small')).toBe('The boots are too small');
});
