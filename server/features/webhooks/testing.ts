/** What tests of webhooks ask for. */
import { expect } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { eventually } from '../../testing/processes.ts';
import { type Receiver, startReceiver } from './receiver.fixture.ts';

export interface Delivery {
  id: string;
  eventId: string;
  state: string;
  attempts: number;
  status: number | null;
  trouble: string | null;
  detail: string | null;
  excerpt: string | null;
  nextAt: string | null;
}

/** Receivers of tests listen on this machine. */
export const startTelling = () => startTestJornada({ JORNADA_PRIVATE_ADDRESSES: 'allow' });

/** Before each test: nobody is told any more, and another receiver listens. */
export async function receiverAnew(jornada: TestJornada): Promise<Receiver> {
  const { body } = await jornada.ask('GET', '/api/webhooks');
  for (const { id } of body.items) await jornada.ask('DELETE', `/api/webhooks/${id}`);
  return startReceiver();
}

/** Endpoints, and what happens that they hear of. */
export function doorsOf(jornada: () => TestJornada, receiver: () => Receiver) {
  const ask = (method: string, path: string, json?: unknown) =>
    jornada().ask(method, `/api/webhooks${path}`, json === undefined ? {} : { json });

  async function added(types: string[], more: object = {}) {
    const { status, body } = await ask('POST', '', { url: receiver().url, types, ...more });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  async function begun(json: object = {}) {
    const { status, body } = await jornada().ask('POST', '/api/conversations', {
      json: { channel: 'other', customer: { userId: 'u1', name: 'Ana' }, text: 'Where is it?', ...json },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body as { id: string; number: number };
  }

  const write = async (id: string, json: object) =>
    (await jornada().ask('POST', `/api/conversations/${id}/messages`, { json })).body;

  const deliveries = async (id: string, query = '') =>
    (await ask('GET', `/${id}/deliveries${query}`)).body.items;

  /** The only delivery of an endpoint, when it is as a test waits for. */
  const deliveryOf = (id: string, isMeant: (one: Delivery) => boolean) =>
    eventually(async () => {
      const [delivery] = (await deliveries(id)) as Delivery[];
      if (!delivery || !isMeant(delivery)) throw new Error(JSON.stringify(delivery));
      return delivery;
    });

  /** The pause is over: tests do not wait for it. */
  const hurry = () =>
    jornada().context.db.owner.query(
      "update webhook_deliveries set next_at = now() where state = 'pending' and trouble is not null",
    );

  const ofType = (type: string) => (one: { body: { type: string } }) => one.body.type === type;

  return { ask, added, begun, write, deliveries, deliveryOf, hurry, ofType };
}
