/** Chats in tests, through the doors of members and of browsers. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Asked, AskOptions } from '../../../testing/jornada.ts';

interface Doors {
  url: string;
  ask(method: string, address: string, options?: AskOptions): Promise<Asked>;
}

export const PAGE = 'https://www.shop.example';

export async function addChat(jornada: Doors, json: object = {}) {
  const { status, body } = await jornada.ask('POST', '/api/channels', {
    json: { kind: 'chat', name: 'The shop', origins: [PAGE], ...json },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

export interface Browser {
  token: string;
  ask(method: string, path: string, options?: AskOptions): Promise<Asked>;
  /** Writes; the id makes it one. */
  write(text: string, more?: object): Promise<Asked>;
  said(query?: string): Promise<{ from: string; text: string; position: number }[]>;
  /** Listens from a position on. */
  listen(after?: number): Promise<Listening>;
}

/** A browser with a visitor in it. */
export async function visit(jornada: Doors, key: string, json: object = {}): Promise<Browser> {
  const { status, body } = await knock(jornada, key, 'POST', 'visitors', { json });
  expect(status, JSON.stringify(body)).toBe(201);
  return browserWith(jornada, key, body.token);
}

/** As a page of the shop asks, without a visitor. */
export function knock(jornada: Doors, key: string, method: string, path: string, options: AskOptions = {}) {
  return jornada.ask(method, `/chat/${key}/${path}`, {
    key: false,
    ...options,
    headers: { origin: PAGE, ...options.headers },
  });
}

export function browserWith(jornada: Doors, key: string, token: string): Browser {
  const headers = { authorization: `Bearer ${token}` };
  const ask: Browser['ask'] = (method, path, options = {}) =>
    knock(jornada, key, method, path, { ...options, headers: { ...headers, ...options.headers } });
  return {
    token,
    ask,
    write: (text, more = {}) => ask('POST', 'messages', { json: { id: randomUUID(), text, ...more } }),
    said: async (query = '') => (await ask('GET', `messages${query}`)).body.items,
    listen: (after = 0) =>
      listen(`${jornada.url}/chat/${key}/stream`, { ...headers, 'last-event-id': String(after) }),
  };
}

export interface Heard {
  event: string;
  id: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what a test asserts about
  data: any;
}

export interface Listening {
  /** The next of this kind; others before it are passed over. */
  next(event: string): Promise<Heard>;
  stop(): Promise<void>;
}

async function listen(url: string, headers: Record<string, string>): Promise<Listening> {
  const response = await fetch(url, { headers: { origin: PAGE, ...headers } });
  expect(response.status).toBe(200);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  async function one(): Promise<Heard> {
    for (;;) {
      const end = waiting.indexOf('\n\n');
      if (end >= 0) {
        const fields = Object.fromEntries(
          waiting
            .slice(0, end)
            .split('\n')
            .map((line) => line.split(/: ?(.*)/s)),
        );
        waiting = waiting.slice(end + 2);
        if (fields.event) return { event: fields.event, id: fields.id, data: JSON.parse(fields.data) };
        continue;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      waiting += value;
    }
  }
  return {
    async next(event) {
      for (;;) {
        const heard = await one();
        if (heard.event === event) return heard;
      }
    },
    stop: () => reader.cancel(),
  };
}

/** The only conversation that a visitor of this name or text has. */
export async function conversationSaying(jornada: Doors, text: string) {
  const { body } = await jornada.ask(
    'GET',
    `/api/conversations?status=active&status=solved&status=closed&search=${encodeURIComponent(text)}`,
  );
  expect(body.items.map((one: { id: string }) => one.id)).toHaveLength(1);
  return (await jornada.ask('GET', `/api/conversations/${body.items[0].id}`)).body;
}

export const answer = async (jornada: Doors, id: string, text: string, more: object = {}) => {
  const { status, body } = await jornada.ask('POST', `/api/conversations/${id}/messages`, {
    json: { text, ...more },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
