/** Accounts and mails in tests, through the doors that people and servers use. */
import { createTransport } from 'nodemailer';
import { expect } from 'vitest';
import type { TestJornada } from '../../testing/jornada.ts';
import { eventually } from '../../testing/processes.ts';

export async function addChannel(jornada: TestJornada, json: object) {
  const { status, body } = await jornada.ask('POST', '/api/channels', { json: { kind: 'email', ...json } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

export async function channelOf(jornada: TestJornada, id: string) {
  return (await jornada.ask('GET', `/api/channels/${id}`)).body;
}

/** Waits until the folder is watched: what arrives from now on is seen. */
export const watched = (jornada: TestJornada, id: string) =>
  eventually(async () => {
    const { state } = await channelOf(jornada, id);
    if (!state.connectedSince) throw new Error(`not connected: ${JSON.stringify(state)}`);
  });

/** Brings a mail to the door. Resolves when the door says that it is kept. */
export async function bring(
  port: number,
  raw: string | Buffer,
  to: string | string[],
  from = 'x@customer.example',
): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from, to }, raw });
  } finally {
    transport.close();
  }
}

export async function conversations(jornada: TestJornada, search = '') {
  const query = `status=active&status=solved&status=closed&limit=200${search && `&search=${encodeURIComponent(search)}`}`;
  return (await jornada.ask('GET', `/api/conversations?${query}`)).body.items;
}

export const conversation = async (jornada: TestJornada, id: string) =>
  (await jornada.ask('GET', `/api/conversations/${id}`)).body;

export const mailsOf = async (jornada: TestJornada, id: string) =>
  (await jornada.ask('GET', `/api/conversations/${id}/mail`)).body;
