/**
 * Live chat: 1,000 open chats on one process, each with its stream. Members answer one visitor after another, some at
 * once: how long from the request of an answer until its visitor has it, against how long PostgreSQL takes to commit a
 * row and tell one listener. Then the process is killed: how soon every chat is open again, with everything in it, once.
 *
 *   node bench/chat.ts [chats] [answers] [at once]
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf } from './asking.ts';
import { bareTimes } from './bare-news.ts';
import { BenchServer } from './server.ts';
import { lanes, quantileOf, timed, told } from './timing.ts';

const CHATS = Number(process.argv[2] ?? 1000);
const ANSWERS = Number(process.argv[3] ?? 2000);
const AT_ONCE = Number(process.argv[4] ?? 4);
const OPENING_AT_ONCE = 8;
const AGAIN_MS = 500;
const PAGE = 'https://www.shop.example';

interface Chat {
  token: string;
  conversation: string;
  /** Each its own: nobody begins a thousand chats at once from one. */
  address: string;
  /** Positions, as they came. */
  heard: number[];
}

const server = await BenchServer.create();
const streams = new Set<http.ClientRequest>();
const waiting = new Map<string, () => void>();
let isOver = false;
try {
  await server.start();
  const { key } = await ask('POST', '/api/channels', { kind: 'chat', name: 'Bench', origins: [PAGE] });
  const chats: Chat[] = [];
  const opening = await timed(() =>
    lanes(CHATS, OPENING_AT_ONCE, async (n) => {
      chats[n] = await begin(key, n);
    }),
  );
  console.log(
    `${CHATS.toLocaleString('en')} chats begun and open in ${(opening / 1000).toFixed(1)} s; the process holds ${residentMb()} MB`,
  );
  const times: number[] = [];
  await lanes(ANSWERS, AT_ONCE, async (n) => {
    times.push(await timed(() => answer(chats[(n * 7919) % CHATS]!)));
  });
  const bare = await bareTimes(server, Math.min(ANSWERS, 500));
  console.log(`an answer until its visitor has it, ${AT_ONCE} at once: ${told(times)}`);
  console.log(`a committed row until a listener is told: ${told(bare)}`);
  console.log(`p50 ${(quantileOf(times, 0.5) / quantileOf(bare, 0.5)).toFixed(1)} times that`);
  await killed(chats);
} finally {
  isOver = true;
  for (const stream of streams) stream.destroy();
  await server.stop();
  await server.remove();
}

async function begin(key: string, n: number): Promise<Chat> {
  const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  const word = randomUUID();
  const path = `/chat/${key}`;
  const { token } = await ask('POST', `${path}/visitors`, { language: 'en' }, { address });
  await ask('POST', `${path}/messages`, { id: randomUUID(), text: `Where is ${word}` }, { address, token });
  const { items } = await ask('GET', `/api/conversations?limit=1&search=${word}`);
  const chat: Chat = { token, address, conversation: items[0].id, heard: [1] };
  follow(`${path}/stream`, chat);
  return chat;
}

/** As the widget does: cut off, it comes back and goes on where it was. */
function follow(path: string, chat: Chat): void {
  if (isOver) return;
  const request = http.get({
    ...{ port: server.port, path, agent: false },
    headers: { ...headersOf(chat), 'last-event-id': String(Math.max(...chat.heard)) },
  });
  streams.add(request);
  let rest = '';
  const again = () => {
    if (streams.delete(request)) setTimeout(() => follow(path, chat), AGAIN_MS);
  };
  request.on('error', again);
  request.on('response', (response) => {
    response.setEncoding('utf8');
    response.on('data', (piece: string) => {
      const parts = (rest + piece).split('\n\n');
      rest = parts.pop()!;
      for (const part of parts) hear(part, chat);
    });
    response.on('error', () => {});
    response.on('close', again);
  });
}

function hear(part: string, chat: Chat): void {
  const data = /^event: message\nid: (\d+)\ndata: (.*)$/s.exec(part);
  if (!data) return;
  chat.heard.push(Number(data[1]));
  const { text } = JSON.parse(data[2]!);
  waiting.get(text)?.();
  waiting.delete(text);
}

async function answer({ conversation }: Chat): Promise<void> {
  const text = randomUUID();
  const heard = new Promise<void>((resolve) => waiting.set(text, resolve));
  await ask('POST', `/api/conversations/${conversation}/messages`, { text });
  await heard;
}

/** Answers are written as soon as a process takes them again; every chat must hear its own. */
async function killed(chats: Chat[]): Promise<void> {
  await server.kill();
  const back = timed(() => server.start());
  await back;
  const some = chats.slice(0, Math.min(CHATS, 200));
  const took = await timed(async () => {
    const heard = Promise.all(some.map((chat) => until(chat, chat.heard.length + 1)));
    await lanes(some.length, AT_ONCE, (n) =>
      ask('POST', `/api/conversations/${some[n]!.conversation}/messages`, { text: randomUUID() }),
    );
    await heard;
  });
  const wrong = chats.filter(({ heard }) => heard.some((position, index) => position !== index + 1));
  console.log(
    `after kill -9: ready in ${((await back) / 1000).toFixed(1)} s, ${some.length} answers with their visitors ${(took / 1000).toFixed(1)} s later; chats with something lost or doubled: ${wrong.length}`,
  );
  if (wrong.length) process.exitCode = 1;
}

async function until(chat: Chat, many: number): Promise<void> {
  while (chat.heard.length < many) await pause(10);
}

function headersOf({ address, token }: { address?: string; token?: string }) {
  return {
    ...(address && { 'x-forwarded-for': address, origin: PAGE }),
    authorization: `Bearer ${token ?? server.key}`,
  };
}

function ask(
  method: string,
  path: string,
  body?: object,
  as: { address?: string; token?: string } = {},
): Promise<ReturnType<typeof answerOf>> {
  return answerOf({ port: server.port, method, path, body, headers: headersOf(as) });
}

function residentMb(): number {
  return Math.round(
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.child!.pid)], { encoding: 'utf8' })) / 1024,
  );
}
