/** What the widget asks of Jornada: without cookies, with the visitor's token. */
import type { z } from 'zod';
import type {
  ChatAsk,
  ChatMessage,
  uploadApi,
  visitorsApi,
} from '../server/features/channels/chat/visitors-contract.ts';

type Answer<Name extends keyof typeof visitorsApi> = z.input<(typeof visitorsApi)[Name]['answer'] & object>;

export type Settings = Answer<'settings'>;
export type Ask = z.input<typeof ChatAsk>;
export type Message = z.input<typeof ChatMessage>;
export type Attachment = Message['attachments'][number];
export type Entered = Answer<'enter'>;
export type Said = Answer<'messages'>;
export type Visitor = Entered['visitor'];

/** Who is signed in at the page, and what they are called there. */
export interface Identity {
  id: string;
  signature: string;
  name?: string | undefined;
  email?: string | undefined;
}

export interface Entering {
  language: string;
  page: string;
  anonymousId?: string | undefined;
  identity?: { id: string; signature: string } | undefined;
  name?: string | undefined;
  email?: string | undefined;
}

/** `status` 0: nothing answered. */
export class Refused extends Error {
  readonly status: number;
  readonly retryAfterMs: number;
  constructor(status: number, retryAfterMs = 0) {
    super(`${status}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Server {
  settings(): Promise<Settings>;
  enter(told: Entering, token: string | null): Promise<Entered>;
  tell(token: string, told: { name?: string; email?: string | null }): Promise<Visitor>;
  leave(token: string): Promise<void>;
  messages(token: string, query: { after?: number; before?: number }): Promise<Said>;
  send(
    token: string,
    told: { id: string; text: string; attachments: string[]; page: string },
  ): Promise<Message>;
  typing(token: string): Promise<void>;
  seen(token: string, told: { delivered?: number; read?: number; ask?: string | undefined }): Promise<void>;
  answer(token: string, id: string, told: { score: number; comment: string }): Promise<Ask>;
  decline(token: string, id: string): Promise<Ask>;
  upload(token: string, file: File): Promise<Attachment>;
  file(token: string, id: string): Promise<Blob>;
  transcript(token: string): Promise<Blob>;
  mailTranscript(token: string): Promise<{ to: string }>;
  stream(token: string, after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

const ANSWER_WITHIN_MS = 20_000;
const UPLOAD_WITHIN_MS = 300_000;
/** What older browsers cannot time ends with its connection. */
const within = (milliseconds: number) => AbortSignal.timeout?.(milliseconds) ?? null;

/** @param base `https://jornada.example/chat/KEY` */
export function serverAt(base: string): Server {
  async function ask(
    method: string,
    path: string,
    token: string | null,
    { body, ...more }: RequestInit & { json?: unknown } = {},
  ): Promise<Response> {
    const { json, headers, ...init } = more;
    const response = await fetch(`${base}/${path}`, {
      method,
      credentials: 'omit',
      signal: within(ANSWER_WITHIN_MS),
      ...init,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? body && { body } : { body: JSON.stringify(json) }),
    }).catch(() => {
      throw new Refused(0);
    });
    if (!response.ok)
      throw new Refused(response.status, Number(response.headers.get('retry-after') ?? 0) * 1000);
    return response;
  }
  const read = async <T>(response: Promise<Response>): Promise<T> => (await response).json();
  const query = (asked: object) =>
    new URLSearchParams(Object.entries(asked).map(([name, n]) => [name, String(n)]));

  return {
    settings: () => read(ask('GET', 'settings', null)),
    enter: (json, token) => read(ask('POST', 'visitors', token, { json })),
    tell: (token, json) => read(ask('PATCH', 'visitors', token, { json })),
    leave: async (token) => void (await ask('DELETE', 'visitors', token)),
    messages: (token, asked) => read(ask('GET', `messages?${query(asked)}`, token)),
    send: (token, json) => read(ask('POST', 'messages', token, { json })),
    typing: async (token) => void (await ask('POST', 'typing', token)),
    seen: async (token, json) => void (await ask('POST', 'seen', token, { json, keepalive: true })),
    answer: (token, id, json) => read(ask('POST', `asks/${id}`, token, { json })),
    decline: (token, id) => read(ask('POST', `asks/${id}/decline`, token)),
    async upload(token, file) {
      const form = new FormData();
      form.append('file', file);
      const { items } = await read<z.input<typeof uploadApi.answer>>(
        ask('POST', 'attachments', token, { body: form, signal: within(UPLOAD_WITHIN_MS) }),
      );
      return items[0]!;
    },
    file: async (token, id) =>
      (await ask('GET', `attachments/${id}`, token, { signal: within(UPLOAD_WITHIN_MS) })).blob(),
    transcript: async (token) => (await ask('GET', 'transcript', token)).blob(),
    mailTranscript: (token) => read(ask('POST', 'transcript', token)),
    stream: async (token, after, signal) =>
      (await ask('GET', 'stream', token, { signal, headers: { 'last-event-id': String(after) } })).body!,
  };
}
