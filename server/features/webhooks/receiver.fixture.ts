/** Somebody else's program on loopback, that takes webhooks, or does with them what a test wants. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../../testing/processes.ts';

export interface Received {
  headers: IncomingHttpHeaders;
  /** As it came. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test asserts about
  body: any;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What is done with the next ones, until told otherwise; at first they are taken with 204. */
  answer: (response: ServerResponse, got: Received) => void;
  /** Waits until so many of these came; answers them. */
  until(count: number, isMeant?: (one: Received) => boolean): Promise<Received[]>;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    const got = { headers: request.headers, text, body: text ? JSON.parse(text) : null };
    received.push(got);
    receiver.answer(response, got);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (response) => void response.writeHead(204).end(),
    until: (count, isMeant = () => true) =>
      eventually(async () => {
        const meant = received.filter(isMeant);
        if (meant.length < count) throw new Error(`${meant.length} of ${count} came`);
        return meant;
      }),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}

export const answering =
  (status: number, body = '', headers: Record<string, string> = {}): Receiver['answer'] =>
  (response) =>
    void response.writeHead(status, headers).end(body);
