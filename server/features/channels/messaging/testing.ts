/** Messengers in tests: accounts at the stand-in, and what customers do there, in the providers' own shapes. */
import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import type { Asked, AskOptions } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import type { StandIn } from './stand-in.fixture.ts';
import { IDS } from './stand-in-meta.fixture.ts';

export interface Doors {
  ask(method: string, address: string, options?: AskOptions): Promise<Asked>;
}

/** How Jornada is told where the stand-in is. */
export const environmentOf = ({ url }: StandIn) => ({
  JORNADA_META_API: `${url}/meta`,
  JORNADA_TELEGRAM_API: `${url}/telegram`,
  JORNADA_PRIVATE_ADDRESSES: 'allow',
});

export const APP_SECRET = 'the-secret-of-our-app';
const BOT_TOKEN = '7001:AAbot-token';

const SETTINGS = {
  telegram: { accessToken: BOT_TOKEN },
  whatsapp: { accessToken: 'whatsapp-token', externalId: IDS.phone, appSecret: APP_SECRET },
  facebook: { accessToken: 'facebook-token', externalId: IDS.page, appSecret: APP_SECRET },
  instagram: { accessToken: 'instagram-token', externalId: IDS.instagram, appSecret: APP_SECRET },
};

export async function addMessenger(
  jornada: Doors,
  standIn: StandIn,
  kind: keyof typeof SETTINGS,
  json: object = {},
) {
  const settings = { ...SETTINGS[kind], kind, name: `Our ${kind}`, ...json };
  standIn.tokens.add(settings.accessToken);
  const { status, body } = await jornada.ask('POST', '/api/channels', { json: settings });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Meta brings news to an account, signed with the app's secret unless told otherwise. */
export function bring(jornada: Doors, webhookPath: string, news: unknown, secret = APP_SECRET) {
  const body = typeof news === 'string' ? news : JSON.stringify(news);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return jornada.ask('POST', webhookPath, {
    ...{ key: false, body },
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
  });
}

export const seconds = (at: Date = new Date()) => Math.floor(at.getTime() / 1000);

export async function conversations(jornada: Doors) {
  const query = 'status=active&status=solved&status=closed&limit=200';
  return (await jornada.ask('GET', `/api/conversations?${query}`)).body.items;
}

export const conversation = async (jornada: Doors, id: string) =>
  (await jornada.ask('GET', `/api/conversations/${id}`)).body;

export const threadOf = async (jornada: Doors, id: string) =>
  (await jornada.ask('GET', `/api/conversations/${id}/messaging`)).body;

export const answer = (jornada: Doors, id: string, text: string, more: object = {}) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json: { text, ...more } });

/** Waits until a message got so far. */
export const delivered = (jornada: Doors, id: string, messageId: string, state: string) =>
  eventually(async () => {
    const { items } = await conversation(jornada, id);
    const message = items.find((one: { id: string }) => one.id === messageId);
    expect(message.delivery, JSON.stringify(message)).toBe(state);
    return message;
  });

export async function upload(jornada: Doors, name: string, content: BlobPart, type: string): Promise<string> {
  const form = new FormData();
  form.append('file', new File([content], name, { type }));
  const { status, body } = await jornada.ask('POST', '/api/attachments', { body: form });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.items[0].id;
}
