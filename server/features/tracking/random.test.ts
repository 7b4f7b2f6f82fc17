import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { elementsOf } from './spans.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '\0', '\ud800', '__proto__', 'constructor', 'x'.repeat(5000), '2026-02-31', '1e999'),
);
const value = fc.oneof(
  { withCrossShrink: true },
  text,
  fc.jsonValue({ maxDepth: 12 }),
  fc.double(),
  fc.constantFrom(null, true, [], {}, -0, 1e308, Number.MAX_SAFE_INTEGER + 1),
);
/** Calls that are nearly right: every field may be anything. */
const call = fc.record(
  {
    type: fc.oneof(fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias'), value),
    userId: fc.oneof(fc.uuid(), value),
    anonymousId: value,
    previousId: fc.oneof(fc.uuid(), value),
    groupId: fc.oneof(fc.uuid(), value),
    messageId: value,
    event: fc.oneof(fc.constantFrom('Order Completed', 'Order Delivered', 'Product Viewed'), value),
    name: value,
    timestamp: fc.oneof(fc.date({ noInvalidDate: true }), value),
    sentAt: value,
    properties: fc.oneof(fc.dictionary(text, value), order(), value),
    traits: fc.oneof(person(), fc.dictionary(text, value), value),
    context: fc.oneof(
      fc.record({ traits: person(), externalIds: value, page: value }, { requiredKeys: [] }),
      value,
    ),
    channel: value,
  },
  { requiredKeys: [] },
);

function order() {
  const product = fc.record(
    { sku: value, price: value, quantity: value, name: value, line: value },
    { requiredKeys: [] },
  );
  return fc.record(
    {
      order_id: fc.oneof(fc.uuid(), value),
      total: value,
      currency: value,
      products: fc.oneof(fc.array(product), value),
      promised_at: value,
    },
    { requiredKeys: [] },
  );
}

function person() {
  return fc.record(
    {
      email: fc.oneof(fc.emailAddress(), value),
      phone: value,
      name: value,
      firstName: value,
      company: fc.oneof(fc.record({ id: value, website: value }), value),
    },
    { requiredKeys: [] },
  );
}

describe('whatever is sent', () => {
  it('is answered, never by a fault of ours, and the good calls beside it are kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(call, value), { maxLength: 8 }), async (strange) => {
        const userId = crypto.randomUUID();
        const good = { type: 'track', userId, event: 'Kept' };
        const { status, body } = await jornada.ask('POST', '/v1/batch', {
          json: { batch: [...strange, good] },
        });
        expect(status).toBe(200);
        for (const { errors } of body.rejected ?? [])
          for (const { message } of errors) expect(message).not.toMatch(/could not be stored/);
        const { rows } = await jornada.context.db.owner.query(
          `select count(*)::int as n from touchpoints t join identities i on i.customer_id = t.customer_id
           where i.kind = 'userId' and i.value = $1 and t.type = 'Kept'`,
          [userId],
        );
        expect(rows[0].n).toBe(1);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('alone, to any address, is taken or refused with a reason', async () => {
    const address = fc.constantFrom(
      'track',
      'identify',
      'page',
      'screen',
      'group',
      'alias',
      'batch',
      't',
      'b',
    );
    await fc.assert(
      fc.asyncProperty(address, fc.oneof(call, value), async (name, one) => {
        const { status, body } = await jornada.ask('POST', `/v1/${name}`, { json: one });
        expect([200, 400, 413]).toContain(status);
        if (status !== 200) expect(body.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('as bytes, is taken or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { status } = await jornada.ask('POST', '/v1/batch', { body: new Uint8Array(bytes) });
        expect([400, 413]).toContain(status);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('the places of calls in the text of a batch', () => {
  it('are where the parser saw them', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), fc.nat(3), (batch, other, indent) => {
        const body = Buffer.from(JSON.stringify({ other, batch, more: { batch: [1] } }, null, indent));
        const found = elementsOf(body, 'batch').map(({ start, end }) =>
          JSON.parse(body.toString('utf8', start, end)),
        );
        expect(found).toEqual(JSON.parse(JSON.stringify(batch)));
      }),
    );
  });
});
