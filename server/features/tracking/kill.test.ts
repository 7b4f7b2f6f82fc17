import { expect, it } from 'vitest';
import { killUnderLoad } from '../../../bench/kill.ts';

it('what was acknowledged is on record, once, after the server was killed under load', async () => {
  const report = await killUnderLoad(2);
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report).toMatchObject({ lost: 0, doubled: 0 });
}, 120_000);
