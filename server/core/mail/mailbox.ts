/** A folder on an IMAP server, read from where one left off, and watched. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { type MailServer, MailTrouble, troubleOf } from './servers.ts';

/** Until where a folder was read. UIDs only mean something together with the folder's validity. */
export interface Position {
  uidValidity: bigint;
  lastUid: number;
}

export interface FetchedMail {
  uid: number;
  raw: Buffer;
  /** When the server got it. */
  at: Date;
  /** Whether only its beginning was fetched. */
  isCut: boolean;
}

export interface Watch {
  server: MailServer;
  folder: string;
  /** Bytes of a mail that are fetched, at most. */
  limit: number;
  signal: AbortSignal;
  /** The folder as it is found: answers from where to read. */
  opened(found: {
    uidValidity: bigint;
    uidNext: number;
  }): Promise<{ position: Position; since: Date | null }>;
  /** Keeps a mail and the position together. The next one comes when it resolves. */
  keep(mail: FetchedMail, position: Position): Promise<void>;
}

const CONNECT_MS = 20_000;
/** Between two mails the server is told again that we are still there. */
const IDLE_AGAIN_MS = 4 * 60_000;
const LOOK_AGAIN_MS = 5 * 60_000;
/** Right after the last command. */
const IDLE_AFTER_MS = 20;

/** Connects, signs in, opens the folder, and leaves. @throws MailTrouble */
export async function tryMailbox(server: MailServer, folder: string): Promise<void> {
  const client = await enter(server);
  try {
    await open(client, folder);
  } finally {
    await leave(client);
  }
}

/** Reads what is new and then whatever comes, until it is stopped. @throws MailTrouble when the connection ends */
export async function watchMailbox({ server, folder, limit, signal, opened, keep }: Watch): Promise<void> {
  const client = await enter(server);
  const news = new News();
  let lost: Error | null = null;
  client.on('exists', () => news.tell());
  client.on('error', (error) => {
    lost = error;
    news.tell();
  });
  client.on('close', () => {
    lost ??= new Error('The server closed the connection.');
    news.tell();
  });
  const stop = () => news.tell();
  signal.addEventListener('abort', stop);
  try {
    const box = await open(client, folder);
    const begun = await opened({ uidValidity: box.uidValidity, uidNext: box.uidNext });
    let { position } = begun;
    while (!signal.aborted && !lost) {
      news.forget();
      for (const uid of await newUids(client, position, begun.since)) {
        if (signal.aborted || lost) break;
        const mail = await fetchMail(client, uid, limit);
        position = { ...position, lastUid: uid };
        if (mail && !(begun.since && mail.at < begun.since)) await keep(mail, position);
      }
      if (!(await news.wait(LOOK_AGAIN_MS)) && !lost) await client.noop();
    }
    if (lost && !signal.aborted) throw troubleOf(lost);
  } catch (error) {
    if (!signal.aborted) throw isOurs(error) ? error : troubleOf(lost ?? error);
  } finally {
    signal.removeEventListener('abort', stop);
    await leave(client);
  }
}

/** What went wrong while keeping is no trouble of the server's. */
const isOurs = (error: unknown) =>
  !(error instanceof MailTrouble) && (error as { isOurs?: boolean }).isOurs === true;

/** Marks an error as met while keeping. */
export function whileKeeping(error: unknown): Error {
  return Object.assign(error instanceof Error ? error : new Error(String(error)), { isOurs: true });
}

async function enter({ host, port, tls, user, pass }: MailServer): Promise<ImapFlow> {
  const client = new ImapFlow({
    ...{ host, port, secure: tls === 'implicit' },
    ...(tls === 'starttls' && { doSTARTTLS: true }),
    auth: { user, pass },
    logger: false,
    autoIdleDelay: IDLE_AFTER_MS,
    maxIdleTime: IDLE_AGAIN_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    clientInfo: { name: 'Jornada' },
  });
  // Told again by what is asked of it.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw troubleOf(error);
  }
}

async function open(client: ImapFlow, folder: string) {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    throw new MailTrouble('folder', troubleOf(error).message);
  }
}

async function leave(client: ImapFlow): Promise<void> {
  await Promise.race([client.logout().catch(() => {}), sleep(1000, undefined, { ref: false })]);
  client.close();
}

async function newUids(client: ImapFlow, { lastUid }: Position, since: Date | null): Promise<number[]> {
  const found = await client.search({ uid: `${lastUid + 1}:*`, ...(since && { since }) }, { uid: true });
  // A range that ends with the last one always holds the last one.
  return (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b);
}

/** Nothing when it was removed meanwhile. */
async function fetchMail(client: ImapFlow, uid: number, limit: number): Promise<FetchedMail | null> {
  const found = await client.fetchOne(
    String(uid),
    { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: limit } },
    { uid: true },
  );
  if (found === false || !found?.source) return null;
  return {
    uid,
    raw: found.source,
    at: new Date(found.internalDate ?? Date.now()),
    isCut: (found.size ?? 0) > found.source.length,
  };
}

/** Something happened: whoever waits for it goes on, and what happened before they waited counts too. */
class News {
  #happened = false;
  #wake: (() => void) | null = null;

  tell(): void {
    this.#happened = true;
    this.#wake?.();
  }

  forget(): void {
    this.#happened = false;
  }

  /** @returns false when nothing happened for so long */
  async wait(ms: number): Promise<boolean> {
    if (this.#happened) return true;
    const waiting = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => {
        this.#wake = resolve;
      }),
      sleep(ms, undefined, { signal: waiting.signal, ref: false }).catch(() => {}),
    ]);
    waiting.abort();
    this.#wake = null;
    return this.#happened;
  }
}
