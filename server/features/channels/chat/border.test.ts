/** What a chat refuses: pages it does not name, tokens of others, files that are not what they say. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '../../../core/database/owner.ts';
import { SYSTEM } from '../../../core/database/workspace.ts';
import { PERMISSIONS } from '../../../core/http/contract.ts';
import { ask, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { createApiKey } from '../../members/keys.ts';
import { createWorkspace } from '../../workspaces/create.ts';
import { isAllowed } from './origins.ts';
import { addChat, browserWith, conversationSaying, knock, PAGE, visit } from './testing.ts';

let jornada: TestJornada;
let key: string;
let theirs: { url: string; ask: TestJornada['ask'] };
let theirKey: string;
beforeAll(async () => {
  jornada = await startTestJornada({ JORNADA_MAX_FILE_MB: '1' });
  ({ key } = await addChat(jornada));
  const { db } = jornada.context;
  const { workspaceId } = await createWorkspace(db, { name: 'Theirs' });
  const made = await asOwner(db, (tx) =>
    createApiKey(tx, { workspaceId, actor: SYSTEM }, { name: 'theirs', scopes: PERMISSIONS }),
  );
  theirs = {
    url: jornada.url,
    ask: (method, address, options = {}) =>
      ask(`${jornada.url}${address}`, method, { key: made.key, ...options }),
  };
  ({ key: theirKey } = await addChat(theirs, { name: 'Their chat' }));
});
afterAll(() => jornada.stop());

test('a page that the chat does not name reads nothing, not even the answer to its preflight', async () => {
  for (const origin of ['https://evil.example', 'http://www.shop.example', 'null', `${PAGE}.evil.example`]) {
    const headers = { origin };
    const refused = await knock(jornada, key, 'GET', 'settings', { headers });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const preflight = await knock(jornada, key, 'OPTIONS', 'messages', { headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  }
  const allowed = await knock(jornada, key, 'OPTIONS', 'messages');
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, PAGE]);
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  const own = await knock(jornada, key, 'GET', 'settings', { headers: { origin: jornada.url } });
  expect(own.status).toBe(200);
});

test('a star stands for names below, and for nothing else', () => {
  const allowed = ['https://*.shop.example', 'http://localhost:3000'];
  const yes = ['https://www.shop.example', 'https://a.b.shop.example', 'http://localhost:3000'];
  const no = [
    ...[
      'https://shop.example',
      'https://evilshop.example',
      'http://www.shop.example',
      'http://localhost:3001',
    ],
    ...['https://evil.example/.shop.example', 'https://evil.example#.shop.example', 'https://.shop.example'],
  ];
  expect(yes.filter((one) => !isAllowed(one, allowed))).toEqual([]);
  expect(no.filter((one) => isAllowed(one, allowed))).toEqual([]);
});

test('a token opens its own chat, and nothing without it is opened', async () => {
  const browser = await visit(jornada, key);
  await browser.write('Ours alone 9911');
  const attempts = [
    { chat: key, token: 'cht_of_a_stranger' },
    { chat: key, token: '' },
    { chat: theirKey, token: browser.token },
  ];
  for (const { chat, token } of attempts) {
    const stranger = browserWith(jornada, chat, token);
    for (const path of ['messages', 'stream', 'transcript'])
      expect((await stranger.ask('GET', path)).status).toBe(401);
    expect((await stranger.write('Let me in')).status).toBe(401);
    expect((await stranger.ask('POST', 'seen', { json: { read: 1 } })).status).toBe(401);
  }
  expect((await knock(jornada, 'chat_nothing', 'GET', 'settings')).status).toBe(404);
  await browser.ask('DELETE', 'visitors');
  expect((await browser.ask('GET', 'messages')).status).toBe(401);
});

test('what is written in a chat of another workspace is theirs', async () => {
  const browser = await visit(jornada, theirKey);
  await browser.write('For them 9912');
  const { id } = await conversationSaying(theirs, '9912');
  expect((await jornada.ask('GET', `/api/conversations/${id}`)).status).toBe(404);
  expect((await jornada.ask('GET', `/api/conversations/${id}/chat`)).status).toBe(404);
  const { body } = await theirs.ask('GET', '/api/channels');
  const chat = body.items.find((one: { key: string }) => one.key === theirKey);
  for (const [method, path, json] of [
    ['PATCH', 'chat', { name: 'Ours now' }],
    ['POST', 'secret', {}],
  ] as const)
    expect((await jornada.ask(method, `/api/channels/${chat.id}/${path}`, { json })).status).toBe(404);
});

function form(name: string, content: BlobPart, type = 'image/png'): FormData {
  const made = new FormData();
  made.append('file', new File([content], name, { type }));
  return made;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PROGRAM = Buffer.from('TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'base64');

test('files are what their content says: programs are refused, pictures arrive and open for their visitor only', async () => {
  const browser = await visit(jornada, key);
  const upload = (body: FormData) => browser.ask('POST', 'attachments', { body });
  const disguised = await upload(form('holiday.png', PROGRAM));
  expect([disguised.status, disguised.body.detail]).toEqual([415, expect.stringContaining('holiday.png')]);
  expect((await upload(form('large.txt', 'x'.repeat(1_100_000), 'text/plain'))).status).toBe(413);
  expect(
    (await upload(form('page.html', '<script>alert(1)</script>', 'text/html'))).body.items[0],
  ).toMatchObject({
    ...{ type: 'text/plain', isPicture: false },
  });
  const picture = await upload(form('lamp.png', PNG));
  expect(picture.status).toBe(201);
  const [{ id }] = picture.body.items;
  expect((await browser.write('', { attachments: [id] })).body.attachments).toMatchObject([
    { id, name: 'lamp.png', type: 'image/png', isPicture: true },
  ]);
  const shown = await browser.ask('GET', `attachments/${id}`);
  expect([shown.status, shown.headers.get('content-security-policy')]).toEqual([
    200,
    "default-src 'none'; sandbox",
  ]);
  const other = await visit(jornada, key);
  expect((await other.ask('GET', `attachments/${id}`)).status).toBe(404);
  const [mine] = (await upload(form('mine.png', PNG))).body.items;
  expect((await other.write('Look', { attachments: [mine.id] })).status).toBe(400);
  expect(await other.said()).toEqual([]);
});
