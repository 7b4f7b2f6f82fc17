import { readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { uploadPath } from './store.ts';
import { sweepUploads } from './sweep.ts';
import { importFile, until, upload } from './testing.ts';

let jornada: TestJornada;
/** A word of the test's own, so that its rows are its own. */
let mark: string;

beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada?.stop());
beforeEach(() => {
  mark = crypto.randomUUID().slice(0, 8);
});

const rows = async (text: string, values: unknown[] = []) =>
  (await jornada.context.db.owner.query(text, values)).rows;
const rejected = async (id: string) => (await jornada.ask('GET', `/api/imports/${id}/rejected`)).body;
const HEADER =
  'order_id,customer_id,order_status,order_purchase_timestamp,order_delivered_customer_date,order_estimated_delivery_date\n';

test('orders become orders with their customer, and each of their moments a touchpoint', async () => {
  const done = await importFile(jornada, [
    'orders.csv',
    `${HEADER}${mark}-1,C${mark},delivered,2026-01-05 10:00:00,2026-01-12 10:00:00,2026-01-10 00:00:00\n`,
  ]);
  expect(done).toMatchObject({ kind: 'orders', state: 'done', rows: 1, done: 1, rejected: 0, progress: 1 });
  expect(done.results.made).toEqual({ customers: 1, identities: 1, orders: 1, touchpoints: 3 });
  const { body: customer } = await jornada.ask(
    'GET',
    `/api/customers/by-identity?kind=external&source=customer_id&value=C${mark}`,
  );
  const { body: timeline } = await jornada.ask('GET', `/api/customers/${customer.id}/timeline`);
  expect(timeline.items.map(({ type, at }: { type: string; at: string }) => [type, at])).toEqual([
    ['Order Delivered Late', '2026-01-12T13:00:00.000Z'],
    expect.arrayContaining([
      expect.stringMatching(/Order Completed|Delivery Promised/),
      '2026-01-05T13:00:00.000Z',
    ]),
    expect.arrayContaining(['2026-01-05T13:00:00.000Z']),
  ]);
  expect(customer.orders).toMatchObject({ count: 1, late: 1 });
});

test('files that build on each other may come together, in any order', async () => {
  const made = await upload(jornada, [
    [
      'reviews.csv',
      `review_id,order_id,review_score,review_comment_message,review_answer_timestamp\nR1,${mark}-1,2,veio tarde,2026-01-20 10:00:00\n`,
    ],
    [
      'order_items.csv',
      `order_id,order_item_id,product_id,price,freight_value\n${mark}-1,1,SKU,10.00,2.50\n`,
    ],
    ['orders.csv', `${HEADER}${mark}-1,C${mark},delivered,2026-01-05 10:00:00,,\n`],
    ['customers.csv', `customer_id,name,email,city\nC${mark},Ana,ana-${mark}@example.com,Recife\n`],
  ]);
  const states = await Promise.all(made.map(({ id }) => until(jornada, id, 'done', 'failed', 'mapping')));
  expect(states.map(({ kind, state, rejected: bad }) => [kind, state, bad])).toEqual([
    ['responses', 'done', 0],
    ['order-items', 'done', 0],
    ['orders', 'done', 0],
    ['customers', 'done', 0],
  ]);
  const { body } = await jornada.ask('GET', `/api/customers?search=ana-${mark}@example.com`);
  expect(body.items).toEqual([
    expect.objectContaining({ name: 'Ana', orders: 1, revenueMinor: 1250, lowestRating: 2 }),
  ]);
});

test('orders may come before their customers', async () => {
  await importFile(jornada, [
    'orders.csv',
    `${HEADER}${mark}-1,C${mark}-1,paid,2026-01-05 10:00:00,,\n${mark}-2,C${mark}-2,paid,2026-01-06 10:00:00,,\n`,
  ]);
  await importFile(jornada, [
    'customers.csv',
    `customer_id,customer_unique_id,city\nC${mark}-1,P${mark},Rio\nC${mark}-2,P${mark},Rio\n`,
  ]);
  const { body } = await jornada.ask(
    'GET',
    `/api/customers/by-identity?kind=external&source=customer_unique_id&value=P${mark}`,
  );
  expect(body.orders.count).toBe(2);
});

test('bad rows never stop it: they are kept with line, reason and their own words', async () => {
  const done = await importFile(jornada, [
    'orders.csv',
    `${HEADER}${mark}-1,C1,paid,2026-01-05 10:00:00,,\n` +
      `${mark}-2,C1,paid,2026-02-31 10:00:00,,\n` +
      ',C1,paid,2026-01-05 10:00:00,,\n' +
      `${mark}-4,,paid,2026-01-05 10:00:00,,\n` +
      `${mark}-5,C1,paid\n` +
      `"${mark}-6",C1,"pa\n\nid",2026-01-05 10:00:00,,,extra\n` +
      `${mark}-7,C\u0000,paid,2026-01-05 10:00:00,,\n` +
      `${mark}-8,C1,paid,2026-01-05 10:00:00,,2099-01-05\n` +
      `${mark}-9,C1,paid,2099-01-05 10:00:00,,\n`,
  ]);
  expect(done).toMatchObject({ state: 'done', rows: 9, done: 9, rejected: 7 });
  const { items, total, columns } = await rejected(done.id);
  expect(total).toBe(7);
  expect(columns[0]).toBe('order_id');
  expect(
    items.map((item: { line: number; problem: { code: string } }) => [item.line, item.problem.code]),
  ).toEqual([
    [3, 'not-a-date'],
    [4, 'missing'],
    [5, 'no-customer'],
    [6, 'cells'],
    [7, 'cells'],
    [10, 'nul'],
    [12, 'in-future'],
  ]);
  expect(items[0].reason).toContain(
    '"2026-02-31 10:00:00" in column "order_purchase_timestamp" is not a date',
  );
  expect(items[0].cells[0]).toBe(`${mark}-2`);
  const csv = await jornada.ask('GET', `/api/imports/${done.id}/rejected.csv`);
  expect(csv.headers.get('content-disposition')).toContain('orders-rejected.csv');
  expect(csv.body.split('\r\n')[1]).toMatch(new RegExp(`^${mark}-2,C1,paid,2026-02-31 10:00:00,,,3,`));
  expect(await rows('select number from orders where number like $1 order by 1', [`${mark}%`])).toEqual([
    { number: `${mark}-1` },
    { number: `${mark}-8` },
  ]);
});

test('the list of rejected rows is turned page by page', async () => {
  const bad = Array.from({ length: 5 }, (_, index) => `${mark}-${index},C1,paid,never,,\n`).join('');
  const done = await importFile(jornada, ['orders.csv', HEADER + bad], {
    kind: 'orders',
    mapping: { order_purchase_timestamp: 'placedAt' },
  });
  const first = (await jornada.ask('GET', `/api/imports/${done.id}/rejected?limit=3`)).body;
  const second = (
    await jornada.ask('GET', `/api/imports/${done.id}/rejected?limit=3&cursor=${first.nextCursor}`)
  ).body;
  expect([...first.items, ...second.items].map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  expect(second.nextCursor).toBeNull();
});

test('answers about orders that nobody knows are rejected, with what to do', async () => {
  const done = await importFile(
    jornada,
    [
      'reviews.csv',
      `review_id,order_id,score,answered_at\nR1,${mark},5,2026-01-01\nR2,${mark},9,2026-01-01\n`,
    ],
    {
      kind: 'responses',
      mapping: { values: { metric: 'rating', scaleMin: '1', scaleMax: '5' } },
    },
  );
  expect(done.rejected).toBe(2);
  expect((await rejected(done.id)).items[0].reason).toContain('Import the orders first');
});

test('JSON, JSON lines and gzip hold the same as CSV', async () => {
  const people = [
    { id: `${mark}-1`, contact: { email: `a-${mark}@example.com` }, name: 'Ána', vip: true },
    { id: `${mark}-2`, contact: { email: `b-${mark}@example.com` }, name: 'Bob' },
  ];
  for (const [name, content] of [
    ['customers.json', JSON.stringify(people)],
    ['customers.jsonl', people.map((one) => JSON.stringify(one)).join('\n')],
    ['customers.json.gz', gzipSync(JSON.stringify({ customers: people }))],
  ] as const) {
    expect(await importFile(jornada, [name, content])).toMatchObject({
      kind: 'customers',
      state: 'done',
      rows: 2,
      rejected: 0,
    });
  }
  const { body } = await jornada.ask(
    'GET',
    `/api/customers/by-identity?kind=email&value=a-${mark}@example.com`,
  );
  expect(body).toMatchObject({ name: 'Ána', traits: [expect.objectContaining({ key: 'vip', value: true })] });
  const found = await rows('select count(*)::int as n from identities where value like $1', [`${mark}%`]);
  expect(found).toEqual([{ n: 2 }]);
});

test('the same file twice makes nothing new, also where rows have no id of their own', async () => {
  const events = `email,event,at,plan\nx-${mark}@example.com,Plan Changed,2026-01-01 10:00,pro\nx-${mark}@example.com,Plan Changed,2026-01-01 10:00,pro\n`;
  const count = () =>
    rows(
      `select count(*)::int as n from touchpoints t join identities i using (customer_id) where i.value = $1`,
      [`x-${mark}@example.com`],
    );
  await importFile(jornada, ['events.csv', events]);
  expect(await count()).toEqual([{ n: 2 }]);
  const again = await importFile(jornada, ['renamed.csv', events], { kind: 'touchpoints' });
  expect(again.results.made).toEqual({});
  expect(await count()).toEqual([{ n: 2 }]);
});

test('a mapping may be told with the upload: ids by their space, fixed values, columns left out', async () => {
  const done = await importFile(
    jornada,
    ['export.csv', `buyer;what;when;note;secret\nB${mark};Called;31/01/2026 09:30;hello;x\n`],
    {
      kind: 'touchpoints',
      source: 'call centre',
      mapping: {
        columns: {
          buyer: 'customer.external:crm',
          what: 'type',
          when: 'at',
          note: 'property:remark',
          secret: null,
        },
        values: { channel: 'phone' },
      },
    },
  );
  expect(done).toMatchObject({ state: 'done', rejected: 0 });
  expect(
    await rows(
      `select t.type, t.channel, t.source, t.properties, t.at from touchpoints t join identities i using (customer_id) where i.source = 'crm' and i.value = $1`,
      [`B${mark}`],
    ),
  ).toEqual([
    {
      type: 'Called',
      channel: 'phone',
      source: 'call centre',
      properties: { remark: 'hello' },
      at: new Date('2026-01-31T12:30:00Z'),
    },
  ]);
});

test('what is not certain waits with its reason, is corrected, previewed and run', async () => {
  const waiting = await importFile(jornada, [
    'x.csv',
    `a;b;c\n${mark};10,50;01/02/2026\n${mark}-2;1.000,00;03/04/2026\n`,
  ]);
  expect(waiting).toMatchObject({ state: 'mapping', kind: null, problem: { code: 'kind-unknown' } });
  const change = (json: object) => jornada.ask('PATCH', `/api/imports/${waiting.id}`, { json });
  expect((await change({ kind: 'orders' })).body).toMatchObject({
    kind: 'orders',
    problem: { code: 'field-missing', field: 'number' },
  });
  expect((await jornada.ask('POST', `/api/imports/${waiting.id}/run`)).status).toBe(400);
  const nowhere = await change({ mapping: { columns: { nope: 'number' } } });
  expect(nowhere.body).toMatchObject({ problem: { code: 'no-column', column: 'nope' } });
  await change({
    mapping: { columns: { nope: null, a: 'number', b: 'total', c: 'placedAt' } },
    format: { dates: 'month-first' },
  });
  expect(
    (await change({ mapping: { columns: { a: 'customer.external:code' } } })).body.problem,
  ).toMatchObject({ code: 'field-missing' });
  await change({ mapping: { columns: { a: 'number' }, values: { currency: 'BRL' } } });
  const noKey = (await jornada.ask('GET', `/api/imports/${waiting.id}/preview`)).body;
  expect(noKey.rows[0].values).toEqual([mark, 10.5, '2026-01-02T03:00:00.000Z']);
  expect(noKey).toMatchObject({ ready: true, kind: 'orders' });
  const ran = (await jornada.ask('POST', `/api/imports/${waiting.id}/run`)).body;
  expect(ran.state).toBe('running');
  // Nothing in this file says whose the orders are.
  expect(await until(jornada, waiting.id, 'done')).toMatchObject({ rejected: 2 });
});

test.each([
  ['2026-01-05 10:00:00', '2026-02-03', false],
  ['5 Jan 2026', '2026-02-03', false],
  ['2026-01-05', '03/02/2026', true],
  ['25/12/2025', '31/12/2025', true],
])(
  'the order of day and month matters only where a date can be read both ways: %s, %s',
  async (placed, paid, matters) => {
    const [made] = await upload(
      jornada,
      [['orders.csv', `order_id,customer_id,placed_at,paid_at\n${mark}-1,C1,${placed},${paid}\n`]],
      { start: 'false' },
    );
    const { body } = await jornada.ask('GET', `/api/imports/${made!.id}/preview`);
    expect(body.dateOrderMatters).toBe(matters);
    await jornada.ask('DELETE', `/api/imports/${made!.id}`);
  },
);

test('with start=false it is only looked at', async () => {
  const [made] = await upload(
    jornada,
    [['orders.csv', `${HEADER}${mark}-1,C1,paid,2026-01-05 10:00:00,,\n`]],
    { start: 'false' },
  );
  expect(made).toMatchObject({ state: 'mapping', problem: { code: 'asked' } });
  expect((await jornada.ask('GET', `/api/imports/${made!.id}/preview`)).body).toMatchObject({ ready: true });
  expect((await jornada.ask('DELETE', `/api/imports/${made!.id}`)).status).toBe(204);
  expect((await jornada.ask('GET', `/api/imports/${made!.id}`)).status).toBe(404);
});

test.each([
  ['nothing', '', 'empty'],
  ['a header alone', 'a,b\n', 'no-rows'],
  ['a workbook', Buffer.from('PK\u0003\u0004....xl/workbook.xml'), 'excel'],
  ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000', 'latin1'), 'binary'],
])('%s is refused with a way out, and does not hold up others', async (_, content, code) => {
  const [bad, good] = await upload(jornada, [
    ['bad.csv', content],
    ['customers.csv', `email,name\ng-${mark}@example.com,G\n`],
  ]);
  expect(bad).toMatchObject({ state: 'failed', problem: { code } });
  expect(bad!.error).toMatch(/\.$/);
  expect(await until(jornada, good!.id, 'done')).toMatchObject({ rejected: 0 });
});

test('of a damaged gzip, what could be read is imported, and it fails with what to do', async () => {
  const text = Array.from({ length: 30_000 }, (_, index) => `${mark}-${index},${crypto.randomUUID()}\n`).join(
    '',
  );
  const whole = gzipSync(`id,name\n${text}`);
  const failed = await importFile(jornada, ['customers.csv.gz', whole.subarray(0, whole.length / 2)]);
  expect(failed).toMatchObject({ state: 'failed', problem: { code: 'gzip-damaged' } });
  expect(failed.done).toBeGreaterThan(5000);
  expect(failed.error).toContain('undo it');
});

test('amounts below zero, overlong ids and unknown currencies are rejected, a bad phone beside a good key is kept as a trait', async () => {
  const items = await importFile(
    jornada,
    [
      'order_items.csv',
      `order_id,product_id,price,currency\n${mark},S,-5.00,BRL\n${mark},S,5.00,XXQ\n${'9'.repeat(300)},S,5.00,BRL\n${mark},S,5.00,eur\n`,
    ],
    { kind: 'order-items' },
  );
  expect(
    (await rejected(items.id)).items.map(({ problem }: { problem: { code: string } }) => problem.code),
  ).toEqual(['negative', 'unknown-currency', 'bad-id']);
  const people = await importFile(
    jornada,
    ['customers.csv', `id,phone,email\n${mark},call me,nobody\n,,nobody\n`],
    { kind: 'customers', mapping: { phone: 'customer.phone', email: 'customer.email' } },
  );
  expect(
    (await rejected(people.id)).items.map(({ problem }: { problem: { code: string } }) => problem.code),
  ).toEqual(['bad-email']);
  const { body } = await jornada.ask(
    'GET',
    `/api/customers/by-identity?kind=external&source=customer_id&value=${mark}`,
  );
  expect(body.traits.map(({ key }: { key: string }) => key).sort()).toEqual(['email', 'phone']);
});

test('a row that the record itself refuses is found among good ones', async () => {
  const done = await importFile(
    jornada,
    [
      'customers.jsonl',
      `{"id":"${mark}-1","x":"ok"}\n{"id":"${mark}-2","x":"\\ud800"}\n{"id":"${mark}-3","x":"ok"}\n`,
    ],
    { kind: 'customers' },
  );
  expect(done).toMatchObject({ state: 'done', rows: 3 });
  expect(done.rejected).toBeLessThanOrEqual(1);
  expect(
    await rows(`select count(*)::int as n from identities where value in ($1, $2)`, [
      `${mark}-1`,
      `${mark}-3`,
    ]),
  ).toEqual([{ n: 2 }]);
});

test('a long value and a damaged quote do not disturb the others', async () => {
  const long = 'palavra '.repeat(130_000);
  const done = await importFile(jornada, [
    'customers.csv',
    `id,name,bio\n${mark}-1,A,"${long}"\n${mark}-2,"B,x\n${mark}-3,C,y\n`,
  ]);
  expect(done).toMatchObject({ state: 'done', rows: 3, rejected: 1 });
});

test('a kind, mapping or form that makes no sense is refused, and nothing stays', async () => {
  const send = async (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.append('file', new Blob(['a,b\n1,2\n']), 'a.csv');
    const { status, body } = await jornada.ask('POST', '/api/imports', { body: form });
    return [status, body.errors?.[0]?.at];
  };
  expect(await send({ kind: 'people' })).toEqual([400, 'kind']);
  expect(await send({ mapping: '{' })).toEqual([400, 'mapping']);
  expect(await send({ format: '{"delimiter":"x"}' })).toEqual([400, 'format.delimiter']);
  expect((await jornada.ask('POST', '/api/imports', { body: new FormData() })).status).toBe(400);
  expect((await jornada.ask('POST', '/api/imports', { json: {} })).status).toBe(400);
});

test('an import may be paused, resumed and cancelled, and tells what is not possible', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `${mark}-${index},N${index}\n`).join('');
  const [made] = await upload(jornada, [['customers.csv', `id,name\n${many}`]]);
  const step = (verb: string) => jornada.ask('POST', `/api/imports/${made!.id}/${verb}`);
  expect((await step('pause')).body.state).toBe('paused');
  expect((await step('pause')).status).toBe(409);
  const { done } = (await jornada.ask('GET', `/api/imports/${made!.id}`)).body;
  expect(done).toBeLessThan(20_000);
  expect((await step('resume')).body.state).toBe('running');
  const finished = await until(jornada, made!.id, 'done');
  expect(finished).toMatchObject({ rows: 20_000, rejected: 0 });
  expect(finished.results.made).toMatchObject({ customers: 20_000 });
  expect((await step('cancel')).status).toBe(409);
});

test('an upload that breaks off leaves nothing behind, and one that nobody knows of is swept away', async () => {
  const folder = uploadPath(jornada.context.config.dataDir, '');
  const before = (await readdir(folder)).length;
  const { port } = new URL(jornada.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `POST /api/imports HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${jornada.key}\r\ncontent-length: 100000\r\n` +
      'content-type: multipart/form-data; boundary=b\r\n\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\n1,2\n',
  );
  await expect.poll(async () => (await readdir(folder)).length).toBe(before + 1);
  socket.destroy();
  await expect.poll(async () => (await readdir(folder)).length).toBe(before);
  await writeFile(uploadPath(jornada.context.config.dataDir, 'forgotten'), 'x');
  await sweepUploads(jornada.context);
  expect(await readdir(folder)).toContain('forgotten');
  await sweepUploads(jornada.context, Date.now() + 25 * 3600_000);
  expect(await readdir(folder)).not.toContain('forgotten');
});

test('newest first, page by page', async () => {
  const first = (await jornada.ask('GET', '/api/imports?limit=2')).body;
  const second = (
    await jornada.ask('GET', `/api/imports?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)
  ).body;
  const times = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
  expect(times).toEqual([...times].sort().reverse());
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  expect((await jornada.ask('GET', '/api/imports?cursor=nonsense')).status).toBe(400);
});
