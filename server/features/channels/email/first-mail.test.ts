/** We write first: from where, to which address, and in which language the conversation then is. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { addChannel, conversation } from '../testing.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada?.stop());

const first = async (customer?: string) =>
  (await jornada.ask('GET', `/api/mails/first${customer ? `?customer=${customer}` : ''}`)).body;

async function begin(json: object): Promise<string> {
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', text: 'Your lamp is ready.', ...json },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function known(userId: string, traits: object): Promise<string> {
  await jornada.ask('POST', '/v1/identify', { json: { userId, traits } });
  const { body } = await jornada.ask('GET', `/api/customers/by-identity?kind=userId&value=${userId}`);
  return body.id;
}

test('it names the accounts that send and the addresses of the customer', async () => {
  expect(await first()).toEqual({ accounts: [], addresses: [] });
  const smtp = { host: '127.0.0.1', port: 9, tls: 'none', user: '', pass: '' };
  await addChannel(jornada, { address: 'help@first.example', smtp });
  await addChannel(jornada, { address: 'sales@first.example', smtp });
  await addChannel(jornada, { address: 'silent@first.example' });
  const ana = await known('first-ana', { email: 'ana@customer.example' });
  const { accounts, addresses } = await first(ana);
  expect(accounts.map((one: { address: string }) => one.address)).toEqual([
    'help@first.example',
    'sales@first.example',
  ]);
  expect(addresses).toEqual(['ana@customer.example']);
  const nobody = '0197c2b4-5a3e-7d10-9c56-2f4b8e1a6d03';
  expect((await jornada.ask('GET', `/api/mails/first?customer=${nobody}`)).status).toBe(404);
});

test('what we begin is in the language spoken before, else in the one that systems told', async () => {
  const us = async (customer: string, more: object = {}) =>
    (await conversation(jornada, await begin({ from: 'us', customer: { id: customer }, ...more }))).language;
  const bia = await known('first-bia', { email: 'bia@customer.example', locale: 'pt_BR' });
  expect(await us(bia)).toBe('pt-BR');
  await begin({ customer: { id: bia }, language: 'es' });
  expect(await us(bia)).toBe('es');
  expect(await us(bia, { language: 'ro' })).toBe('ro');
  expect(await us(await known('first-chen', { locale: 'zh-CN', email: 'chen@customer.example' }))).toBeNull();
});
