import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvRows, type SplitRow, toCsvLine } from './csv.ts';

function split(
  text: string,
  { delimiter = ',', newline = '\n' as '\n' | '\r', piece = text.length || 1 } = {},
): SplitRow[] {
  const csv = new CsvRows(delimiter, newline);
  const rows: SplitRow[] = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...csv.push(text.slice(at, at + piece)));
  rows.push(...csv.end());
  return rows;
}

const cells = (text: string, options = {}) => split(text, options).map((row) => row.cells);

test('quoted values hold delimiters, line breaks and doubled quotes', () => {
  expect(cells('a,b\r\n"x, ""y""\r\nz",1\r\n')).toEqual([
    ['a', 'b'],
    ['x, "y"\r\nz', '1'],
  ]);
});

test('rows know their line, over blank lines and line breaks within values', () => {
  expect(split('a,b\n\n"x\ny",2\n3,4').map(({ line, nextLine }) => [line, nextLine])).toEqual([
    [1, 2],
    [3, 5],
    [5, 6],
  ]);
});

test('reading may go on wherever a row ended', () => {
  const text = 'a,b\r\n"x\r\ny",2\r\n\r\n3,4\r\n5,6';
  const rows = split(text);
  for (const { end, nextLine } of rows) {
    const csv = new CsvRows(',', '\n', { position: end, line: nextLine });
    const rest = [...csv.push(text.slice(end)), ...csv.end()];
    expect(rest).toEqual(rows.filter((row) => row.end > end));
  }
});

test('a quote within a value is a plain character', () => {
  expect(cells('6" pipe,2\na,"b" c\n"2"x,5')).toEqual([
    ['6" pipe', '2'],
    ['a', 'b c'],
    ['2x', '5'],
  ]);
});

test('a quote that never closes costs its own line and nothing after it', () => {
  const rows = split('a,b\n1,"oops\n3,4\n5,6\n');
  expect(rows.map((row) => [row.line, row.problem?.code, row.cells])).toEqual([
    [1, undefined, ['a', 'b']],
    [2, 'quotes', ['1', '"oops']],
    [3, undefined, ['3', '4']],
    [4, undefined, ['5', '6']],
  ]);
});

test('lines may end the way old Macs ended them', () => {
  expect(cells('a,b\r1,2\r', { newline: '\r' })).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('a value of a megabyte is a value', () => {
  const long = 'x'.repeat(1_000_000);
  expect(cells(`a,"${long}"\n`, { piece: 65_536 })).toEqual([['a', long]]);
});

test('whatever is written is read again, in whichever pieces it comes', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ç', '"', ',', '\n', '\r\n', ' ', ';'), maxLength: 8 });
  const row = fc
    .array(cell, { minLength: 2, maxLength: 4 })
    .filter((values) => values.some((value) => value.trim() !== ''));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (rows, piece) => {
      const text = rows
        .map((values) => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      expect(cells(text, { piece })).toEqual(rows);
      const plain = rows.map((values) => toCsvLine(values)).join('\r\n');
      expect(cells(plain, { piece }).map((values) => values.map((value) => value.trim()))).toEqual(
        rows.map((values) => values.map((value) => value.trim())),
      );
    }),
  );
});
