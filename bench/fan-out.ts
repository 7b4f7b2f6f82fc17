/**
 * 200 agents with their inboxes open, half on each of two server processes; each has a conversation of their own open
 * as well. Customers write, one after another: how long from the request that brings a message until the agent who has
 * it open has read it, as the screen does (the news, then the conversation), and until all 200 have heard of it. Against
 * a committed row until one PostgreSQL listener is told of it.
 *
 *   node bench/fan-out.ts [agents] [messages] [a second]
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf } from './asking.ts';
import { bareTimes } from './bare-news.ts';
import { BenchServer } from './server.ts';
import { lanes, quantileOf, told } from './timing.ts';

const AGENTS = Number(process.argv[2] ?? 200);
const MESSAGES = Number(process.argv[3] ?? 500);
const A_SECOND = Number(process.argv[4] ?? 10);
const GOAL = { p50: 150, p99: 500 };
const HEARD_WITHIN_MS = 30_000;

interface Agent {
  server: BenchServer;
  conversation: string;
}

interface Written {
  began: number;
  /** Agents who have not heard of it yet. */
  missing: number;
  read: (ms: number) => void;
  heard: (ms: number) => void;
}

const streams = new Set<http.ClientRequest>();
/** By conversation: what was written there and has not reached everybody. */
const open = new Map<string, Written>();

const one = await BenchServer.create();
await one.start();
const other = await one.beside();
try {
  await other.start();
  const agents: Agent[] = [];
  await lanes(AGENTS, 4, async (n) => {
    const { id } = await ask(one, 'POST', '/api/conversations', {
      ...{ channel: 'chat', customer: { email: `c${n}@example.com` }, text: 'Where is it?' },
    });
    agents[n] = { server: n % 2 ? other : one, conversation: id };
  });
  await Promise.all(agents.map(follow));
  const { read, heard } = await write(agents);
  const bare = await bareTimes(one, 300);
  console.log(
    `${AGENTS} agents on two processes, ${A_SECOND} messages a second; from the customer's request until the agent has read it: ${told(read)}`,
  );
  console.log(`until all ${AGENTS} have heard of it: ${told(heard)}`);
  console.log(
    `a committed row until a listener is told: ${told(bare)}; p50 ${(quantileOf(read, 0.5) / quantileOf(bare, 0.5)).toFixed(1)} times that`,
  );
  const isQuick = quantileOf(read, 0.5) < GOAL.p50 && quantileOf(read, 0.99) < GOAL.p99;
  process.exitCode = isQuick ? 0 : 1;
} finally {
  for (const stream of streams) stream.destroy();
  await other.stop();
  await one.stop();
  await other.remove();
  await one.remove();
}

/** An inbox and a conversation, as a screen listens to them. Resolves when the stream is there. */
function follow(agent: Agent): Promise<void> {
  const { server, conversation } = agent;
  return new Promise((resolve, reject) => {
    const path = `/api/live?topic=conversations&topic=conversation:${conversation}`;
    const request = http.get({ ...{ port: server.port, path, agent: false }, headers: headersOf(server) });
    streams.add(request);
    request.on('error', reject);
    request.on('response', (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${path} answered ${response.statusCode}`));
      response.setEncoding('utf8');
      response.on('error', () => {});
      let rest = '';
      response.on('data', (piece: string) => {
        const parts = (rest + piece).split('\n\n');
        rest = parts.pop()!;
        for (const part of parts) hear(part, agent);
      });
      resolve();
    });
  });
}

function hear(part: string, agent: Agent): void {
  const topic = /^data: .*"topic":"([^"]+)"/.exec(part)?.[1];
  if (topic === `conversation:${agent.conversation}`) readIt(agent);
  if (topic !== 'conversations') return;
  // Messages come one after another: the news is of the oldest that somebody still waits for.
  for (const written of open.values()) {
    if (written.missing === 0) continue;
    written.missing -= 1;
    if (written.missing === 0) written.heard(performance.now() - written.began);
    return;
  }
}

async function readIt({ server, conversation }: Agent): Promise<void> {
  const written = open.get(conversation);
  if (!written) return;
  await ask(server, 'GET', `/api/conversations/${conversation}`);
  written.read(performance.now() - written.began);
}

async function write(agents: Agent[]): Promise<{ read: number[]; heard: number[] }> {
  const [read, heard]: [number[], number[]] = [[], []];
  for (let n = 0; n < MESSAGES; n++) {
    const { conversation } = agents[(n * 7919) % agents.length]!;
    const began = performance.now();
    const [isRead, isHeard] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
    open.set(conversation, { began, missing: AGENTS, read: isRead.resolve, heard: isHeard.resolve });
    // From either process in turn.
    await ask(n % 2 ? one : other, 'POST', `/api/conversations/${conversation}/messages`, {
      ...{ kind: 'customer', text: `And ${randomUUID()}?` },
    });
    const both = Promise.all([isRead.promise, isHeard.promise]);
    const [readIn, heardIn] = await Promise.race([
      both,
      pause(HEARD_WITHIN_MS, null, { ref: false }).then(lost),
    ]);
    open.delete(conversation);
    read.push(readIn);
    heard.push(heardIn);
    await pause(Math.max(0, 1000 / A_SECOND - (performance.now() - began)));
  }
  return { read, heard };
}

function lost(): never {
  throw new Error(`a message did not reach everybody within ${HEARD_WITHIN_MS / 1000} s`);
}

function headersOf({ key }: BenchServer) {
  return { authorization: `Bearer ${key}` };
}

function ask(server: BenchServer, method: string, path: string, body?: object) {
  return answerOf({ port: server.port, method, path, body, headers: headersOf(server) });
}
