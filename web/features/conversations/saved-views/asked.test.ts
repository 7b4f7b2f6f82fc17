import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONVERSATION_SORTS } from '../../../../server/features/conversations/filters-contract.ts';
import { PRIORITIES } from '../../../../server/features/conversations/particulars-contract.ts';
import { CHANNELS } from '../../../../server/features/touchpoints/contract.ts';
import { CONVERSATION_VIEWS, questionOf } from '../views.ts';
import { askedOf, isSame, urlOf } from './asked.ts';

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anUrl = fc.record({
  view: some(fc.constantFrom(...CONVERSATION_VIEWS, 'nonsense')),
  search: some(fc.constantFrom('lamp', '#12')),
  channel: some(fc.constantFrom(...CHANNELS, 'pigeon')),
  account: some(fc.constantFrom('0190a0b0-0000-7000-8000-000000000000', 'none', 'somewhere')),
  priority: some(fc.constantFrom(...PRIORITIES)),
  department: some(fc.constant('service')),
  tag: some(fc.constant('vip')),
  assignee: some(fc.constantFrom('me', 'none', 'somebody')),
  sort: some(fc.constantFrom(...CONVERSATION_SORTS)),
  'field.reason': some(fc.constantFrom('damaged', '~')),
  'field.amount': some(fc.constantFrom('10..', 'a:b')),
});

test('a saved view shows again what was shown when it was saved, whatever that was', () => {
  fc.assert(
    fc.property(anUrl, (url) => {
      const one = (name: string) => url[name as keyof typeof url];
      const asked = askedOf(one, url);
      const again = urlOf({ id: 'x', asked });
      const shown = (name: string) => again[name] as string | undefined;
      expect(questionOf(shown, again)).toEqual(questionOf(one, url));
      expect(isSame(askedOf(shown, again), asked)).toBe(true);
    }),
  );
});
