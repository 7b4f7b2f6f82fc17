/**
 * What a provider of messages can do, in our words. Everything that is special about one is behind this; nothing else
 * knows how a provider writes.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Provider } from './shapes-contract.ts';

export interface Account {
  id: string;
  workspaceId: string;
  kind: Provider;
  name: string;
  /** What the provider calls it. */
  externalId: string;
  businessId: string;
  accessToken: string;
  /** Signs what is sent to us. */
  webhookSecret: string;
  /** What Meta shows when it asks whether the address is ours. */
  verifyToken: string;
  comments: boolean;
  humanAgent: boolean;
  /** Key of a department. */
  department: string | null;
  language: 'en' | 'pt-BR' | 'es' | 'ro' | null;
}

/** A customer, as the provider names them. */
export interface Person {
  id: string;
  name: string;
  /** Digits with the country in front, without a plus. */
  phone?: string;
}

/** A file that is still with the provider. */
export interface Reference {
  /** An id there, or an address. */
  reference: string;
  name: string;
}

interface About {
  /** Our account, by the provider's id. */
  to: string;
}

export interface Arriving extends About {
  what: 'message' | 'comment';
  id: string;
  from: Person;
  at: Date;
  text: string;
  files: Reference[];
  /** What cannot be shown here, in the provider's word: `poll`, `order`. */
  unshown?: string;
  /** A thumb up: nobody waits for an answer. */
  isReaction?: boolean;
  /** Of a comment: below which post, which comment it answers, where it can be seen. */
  postId?: string;
  parentId?: string;
  link?: string;
}

export interface Told extends About {
  what: 'status';
  state: 'sent' | 'delivered' | 'read' | 'failed';
  reason: string | null;
  /** The provider's ids; or ours, that we sent along; or all to a person until a moment. */
  ids?: string[];
  ours?: string;
  /** What the provider calls whoever it went to, where it says so. */
  person?: string;
  until?: { person: string; at: Date };
}

export interface Rewritten extends About {
  what: 'edited';
  id: string;
  text: string;
}

export interface TakenBack extends About {
  what: 'deleted';
  id: string;
}

export type Event = Arriving | Told | Rewritten | TakenBack;

/** Of a request at the webhook: its bytes as they came, and what was said with them. */
export interface Knock {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export type How = 'message' | 'template' | 'human-agent' | 'comment' | 'private-reply';

export interface Part {
  /** Ours: providers that can carry it along tell it with how far the message got. */
  id: string;
  how: How;
  /** A person; of `comment` and `private-reply` the comment. */
  to: string;
  text?: string;
  template?: { name: string; language: string; parameters: string[] };
  file?: { name: string; type: string; content: Buffer };
}

/** What a provider says of a message that it took. */
export interface Taken {
  /** The provider's id of it. */
  id: string;
  /** What it calls whoever gets it, where it says so: not always what it was told. */
  person?: string;
}

/** It was not sent, or maybe was. `account`: nothing will be sent until somebody changes the account. */
export class Refused extends Error {
  override name = 'Refused';
  readonly kind: 'account' | 'busy' | 'message' | 'network' | 'uncertain';
  /** Seconds; undefined: as usual. */
  readonly retryAfter: number | undefined;

  constructor(kind: Refused['kind'], message: string, retryAfter?: number) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  get isTemporary(): boolean {
    return this.kind === 'busy' || this.kind === 'network';
  }
}

export interface Answer {
  status: number;
  /** Parsed; undefined when it was no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: each adapter checks what it uses of it
  json: any;
  body: Buffer;
}

export interface Asking {
  method?: 'GET' | 'POST';
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  maxBytes?: number;
}

/** Asks a provider. @throws Refused when no answer came, or the address is not to be asked */
export type Ask = (address: string, asking?: Asking) => Promise<Answer>;

/** What an adapter needs to ask its provider: how to ask, and where. */
export interface Line {
  ask: Ask;
  base: string;
}

/** What a provider takes, so that it need not be asked to refuse. */
export interface Limits {
  /** Characters of one message, as the provider counts them; longer ones are sent as several. */
  text: number;
  /** It counts bytes of UTF-8 there, where others count characters. */
  isInBytes?: boolean;
  comment: number;
  /** Hours after the customer's last message; null: at any time. */
  windowHours: number | null;
  /** Whether templates may go when that has passed. */
  templates: boolean;
  /** Whether people may answer for seven days, where the account says so. */
  humanAgent: boolean;
  /** Bytes of a file of this type (`image/png`); 0: it is not taken. */
  file(type: string): number;
}

export interface Adapter {
  limits: Limits;
  /** Whether the provider itself sent it. */
  verify(account: Account, knock: Knock): boolean;
  /** What it says; what is none of ours or has an unknown shape is left out. @throws SyntaxError when it is no JSON */
  read(account: Account, body: Buffer): Event[];
  /** @throws Refused */
  send(line: Line, account: Account, part: Part): Promise<Taken>;
  /** @throws Refused; `message` when it is gone for good */
  fetch(line: Line, account: Account, file: Reference, maxBytes: number): Promise<Buffer>;
  /** Who the token says we are. @throws Refused */
  whoAmI(line: Line, account: Account): Promise<{ externalId: string; handle: string }>;
  /** Tells the provider where to send what arrives, as far as it can be told so. @throws Refused */
  connect(line: Line, account: Account, webhook: string): Promise<void>;
  /** What a person calls themselves, where messages do not say; null when it is not told. */
  nameOf?(line: Line, account: Account, person: string): Promise<string | null>;
}
