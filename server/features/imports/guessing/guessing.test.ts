import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doubtOf, type Guess, guessMapping } from '../mapping.ts';
import type { Problem } from '../problems.ts';
import { type Look, lookAt } from './look.ts';

const BRAZIL = { timeZone: 'America/Sao_Paulo', currency: 'BRL', country: 'BR' };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'jornada-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function look(content: string | Buffer, name = 'file.csv', around = BRAZIL): Promise<Look> {
  const file = path.join(folder, `${crypto.randomUUID()}-${name}`);
  await writeFile(file, content);
  return lookAt(file, {}, around);
}

async function guess(
  content: string | Buffer,
  name = 'file.csv',
): Promise<Guess & { doubt: Problem | null }> {
  const seen = await look(content, name);
  const guessed = guessMapping(seen, name);
  return { ...guessed, doubt: doubtOf(seen, guessed, guessed.mapping, {}, {}) };
}

/** `column → field`, as one reads it. */
function fields({ mapping }: Guess): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping.columns).map(([column, target]) => [
      column,
      [target!.field, target!.space ?? target!.name].filter(Boolean).join(':'),
    ]),
  );
}

test('delimiter, encoding, compression and header are seen', async () => {
  const seen = async (content: string | Buffer) => {
    const { format } = await look(content);
    return [format.type, format.delimiter, format.encoding, format.gzip, format.header];
  };
  expect(await seen('a;b\n1;2\n')).toEqual(['csv', ';', 'utf-8', false, true]);
  expect(await seen('a\tb\n1\t2\n')).toEqual(['csv', '\t', 'utf-8', false, true]);
  expect(await seen('a|b\n"1|2"|2\n')).toEqual(['csv', '|', 'utf-8', false, true]);
  expect(await seen('name;city\nJosé;"São Paulo; SP"\n')).toEqual(['csv', ';', 'utf-8', false, true]);
  expect(await seen(Buffer.from('\ufeffa,b\n1,2\n'))).toEqual(['csv', ',', 'utf-8', false, true]);
  expect((await look(Buffer.from('\ufeffname,b\n1,2\n'))).columns).toEqual(['name', 'b']);
  expect(await seen(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'))).toEqual([
    'csv',
    ',',
    'utf-16le',
    false,
    true,
  ]);
  expect(await seen(gzipSync('a,b\n1,2\n'))).toEqual(['csv', ',', 'utf-8', true, true]);
  expect(await seen('2026-01-01,5\n2026-01-02,6\n')).toEqual(['csv', ',', 'utf-8', false, false]);
  expect(await seen('[{"a":1},{"a":2}]')).toEqual(['json', ',', 'utf-8', false, true]);
  expect(await seen('{"a":1}\n{"a":2}\n')).toEqual(['jsonl', ',', 'utf-8', false, true]);
  expect(await seen('{"orders":[\n{"id":1}\n]}')).toEqual(['json', ',', 'utf-8', false, true]);
});

test('Latin-1 is read as what it is', async () => {
  const { rows, format } = await look(
    Buffer.from('nome,cidade\nJoão Conceição,São Luís\nÂngela,Maringá\nRenê,Goiânia\n', 'latin1'),
  );
  expect(['windows-1252', 'iso-8859-1']).toContain(format.encoding);
  expect(rows.map(({ cells }) => cells[0])).toEqual(['João Conceição', 'Ângela', 'Renê']);
});

test('columns without a name, or with one that is taken, have one of their own', async () => {
  expect((await look('a,,a\n1,2,3\n')).columns).toEqual(['a', 'column 2', 'a (2)']);
  expect((await look('1,2\n3,4\n')).columns).toEqual(['column 1', 'column 2']);
});

test('decimal comma and the order of dates are proved by a single value, else in doubt', async () => {
  const dates = async (...values: string[]) =>
    (await look(`id,date\n${values.map((value, index) => `${index},${value}`).join('\n')}\n`)).habits.dates
      .found;
  expect(await dates('01/02/2026', '03/04/2026', '25/12/2026')).toBe('day-first');
  expect(await dates('01/02/2026', '12/25/2026')).toBe('month-first');
  expect(await dates('01/02/2026', '03/04/2026')).toBe('either');
  expect(await dates('2026-02-01')).toBeNull();
  const comma = await look('sku;price\nA;12,50\nB;1.000,00\n');
  expect(comma.format.decimal).toBe(',');
  const money = await look('sku,price\nA,€ 5.00\n');
  expect(money.format).toMatchObject({ decimal: '.', currency: 'EUR' });
});

test('files that are no text, or hold nothing, are refused with a way out', async () => {
  await expect(look('')).rejects.toThrow('The file is empty.');
  await expect(look('  \n\n')).rejects.toThrow('The file is empty.');
  await expect(look('a,b\n')).rejects.toThrow('has a header but no rows');
  await expect(look('[]')).rejects.toThrow('no rows');
  await expect(
    look(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from('xl/workbook.xml')])),
  ).rejects.toThrow('save the sheet as CSV');
  await expect(look(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3]))).rejects.toThrow('not a text file');
  await expect(look(Buffer.from(Array.from({ length: 500 }, (_, index) => index % 7)))).rejects.toThrow(
    'not a text file',
  );
});

test('a Shopify export is orders', async () => {
  const found = await guess(
    'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Cancelled at,Refunded Amount,Billing Name,Lineitem name\n' +
      '#1001,ana@example.com,paid,2026-01-05 10:00:00 -0300,fulfilled,2026-01-07 10:00:00 -0300,BRL,10.00,5.00,0.00,15.00,2026-01-05 09:59:00 -0300,,0.00,Ana Souza,Lamp\n',
    'orders_export.csv',
  );
  expect(found).toMatchObject({ kind: 'orders', doubt: null });
  expect(fields(found)).toMatchObject({
    Name: 'number',
    Email: 'customer.email',
    'Paid at': 'paidAt',
    'Fulfilled at': 'shippedAt',
    Total: 'total',
    'Created at': 'placedAt',
    'Cancelled at': 'cancelledAt',
    'Refunded Amount': 'refunded',
    'Billing Name': 'customer.name',
    Currency: 'currency',
    Shipping: 'property:shipping',
  });
});

test('headers in Portuguese, Spanish and Romanian are understood', async () => {
  const portuguese = await guess(
    'Número do pedido;Cliente ID;Data da compra;Data de entrega;Previsão\n1;C1;25/01/2026;30/01/2026;28/01/2026\n',
    'pedidos.csv',
  );
  expect(portuguese.kind).toBe('orders');
  expect(fields(portuguese)).toMatchObject({
    'Número do pedido': 'number',
    'Cliente ID': 'customer.external:cliente_id',
    'Data da compra': 'placedAt',
    'Data de entrega': 'deliveredAt',
  });
  const spanish = await guess(
    'correo,nombre,apellido,teléfono\nana@example.com,Ana,Ruiz,+34911234567\n',
    'clientes.csv',
  );
  expect(spanish).toMatchObject({ kind: 'customers', doubt: null });
  expect(fields(spanish)).toMatchObject({
    correo: 'customer.email',
    apellido: 'customer.lastName',
    teléfono: 'customer.phone',
  });
  const romanian = await guess(
    'Nr. comandă,ID client,Data comenzii,Livrată la,Stare\n7,C1,2026-01-02,2026-01-05,livrată\n',
    'comenzi.csv',
  );
  expect(romanian.kind).toBe('orders');
  expect(fields(romanian)).toMatchObject({
    'Nr. comandă': 'number',
    'ID client': 'customer.external:id_client',
    'Livrată la': 'deliveredAt',
    Stare: 'status',
  });
});

test('a score from 0 to 10 beside the word NPS is one', async () => {
  const found = await guess(
    'email,nps_score,comment,answered_at\na@example.com,10,good,2026-01-02\nb@example.com,0,bad,2026-01-03\n',
    'nps.csv',
  );
  expect(found).toMatchObject({
    kind: 'responses',
    doubt: null,
    mapping: { values: { metric: 'nps', scaleMin: '0', scaleMax: '10' } },
  });
});

test('an address is known by its look, whatever its column is called', async () => {
  const found = await guess('wer,name\nana@example.com,Ana\nbob@example.com,Bob\n', 'customers.csv');
  expect(fields(found)).toMatchObject({ wer: 'customer.email', name: 'customer.name' });
});

test('names with an address of their own in every row are customers', async () => {
  const plain = await guess('email,name\nana@example.com,Ana\nbob@example.com,Bob\n');
  expect(plain).toMatchObject({ kind: 'customers', doubt: null });
  const noted = await guess('email,name,note\nana@example.com,Ana,likes tea\nbob@example.com,Bob,\n');
  expect(noted).toMatchObject({ kind: 'customers', doubt: null });
  const repeated = await guess('email,name\nana@example.com,Ana\nana@example.com,Ana\n');
  expect(repeated.doubt).toEqual({ code: 'kind-unsure', expected: 'customers' });
  const scored = await guess('email,name,score\nana@example.com,Ana,9\nbob@example.com,Bob,3\n');
  expect(scored.doubt).not.toBeNull();
});

test('a list of people by id, with the date of something that happened to them, is that happening', async () => {
  const leads = await guess(
    'lead_id,first_contact_date,origin\n7,31-01-2026,social\n8,02-02-2026,\n',
    'leads.csv',
  );
  expect(leads).toMatchObject({
    kind: 'touchpoints',
    doubt: null,
    mapping: { values: { type: 'First Contact' } },
  });
  expect(fields(leads)).toEqual({
    lead_id: 'customer.external:lead_id',
    first_contact_date: 'at',
    origin: 'property:origin',
  });
  const visits = await guess('ID cliente;Fecha de la visita\n7;31-01-2026\n', 'x.csv');
  expect(visits).toMatchObject({ kind: 'touchpoints', doubt: null });

  const people = await guess(
    'customer_id,name,email,last_contact_date\n7,Ana Sá,ana@example.com,2026-01-31\n',
    'customers.csv',
  );
  expect(people.kind).toBe('customers');
  const updated = await guess('customer_id,updated_date\n7,2026-01-31\n', 'x.csv');
  expect(updated.doubt).not.toBeNull();
  const two = await guess('customer_id,won_date,lost_date\n7,2026-01-31,2026-02-01\n', 'x.csv');
  expect(two.doubt).not.toBeNull();
});

test('what could be anything is left to a person', async () => {
  expect((await guess('x,y\n1,2\n')).doubt).toEqual({ code: 'kind-unknown' });
  const doubtful = await guess(
    'order_id,customer_id,order_date\n1,c,01/02/2026\n2,d,03/04/2026\n',
    'orders.csv',
  );
  expect(doubtful).toMatchObject({
    kind: 'orders',
    doubt: { code: 'date-order', column: 'order_date', value: '01/02/2026' },
  });
});
