import { expect, test } from 'vitest';
import { peopleCsv } from './people-csv.ts';

const AT = '2026-03-01T12:00:00.000Z';

test('people as a file: what is not known stays empty', () => {
  const unknown = { phone: null, knownAs: null };
  const known = {
    ...unknown,
    customerId: 'a',
    name: 'Ana',
    email: 'ana@a.example',
    observations: 2,
    touchpointId: 't',
  };
  expect(
    peopleCsv([
      { ...known, at: AT },
      { ...unknown, customerId: 'b', name: null, email: null, at: AT },
    ]),
  ).toBe(
    `\uFEFFcustomer,name,email,observations,touchpoint,at\r\na,Ana,ana@a.example,2,t,${AT}\r\nb,,,,,${AT}\r\n`,
  );
});

test('commas, quotes and lines are kept, and nothing becomes a formula', () => {
  const names = ['Ana, the "first"', '=1+1', '-A1', 'two\nlines'];
  const csv = peopleCsv(
    names.map((name) => ({ phone: null, knownAs: null, customerId: 'a', name, email: null, at: AT })),
  );
  for (const cell of ['"Ana, the ""first"""', "'=1+1", "'-A1", '"two\nlines"'])
    expect(csv).toContain(`a,${cell},`);
});
