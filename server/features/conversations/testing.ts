/** What tests of conversations ask for. */
import { expect } from 'vitest';
import type { TestJornada } from '../../testing/jornada.ts';

/** Conversations through their doors. */
export function deskOf(jornada: () => TestJornada) {
  let people = 0;
  const somebody = () => ({ email: `person-${++people}@example.com` });

  async function begin(more: object = {}): Promise<string> {
    const { status, body } = await jornada().ask('POST', '/api/conversations', {
      json: { channel: 'email', customer: somebody(), text: 'Where is my parcel?', ...more },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  }

  async function read(id: string) {
    const { status, body } = await jornada().ask('GET', `/api/conversations/${id}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  const write = (id: string, json: object) =>
    jornada().ask('POST', `/api/conversations/${id}/messages`, { json });
  const change = (id: string, json: object) => jornada().ask('PATCH', `/api/conversations/${id}`, { json });
  const list = async (query = '') => (await jornada().ask('GET', `/api/conversations?${query}`)).body;
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

  async function touchpoints(customerId: string): Promise<string[]> {
    const { rows } = await jornada().context.db.owner.query(
      'select type from touchpoints where customer_id = $1 order by at, received_at, type',
      [customerId],
    );
    return rows.map(({ type }) => type);
  }

  return { somebody, begin, read, write, change, list, idsOf, touchpoints };
}
