/** A folder on an IMAP server, read from where one left off, and watched. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { type MailServer, MailTrouble, troubleAt, troubleOf } from './servers.ts';

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
  /** Keeps some mails, in their order, and then the position behind them. The next ones come when it resolves. */
  keep(mails: FetchedMail[], position: Position): Promise<void>;
  /** All that is in the folder is read. */
  keptAll(): Promise<void>;
}

/** At once, and while those before them are being kept. */
const MOST_AT_ONCE = 24;
const MOST_BYTES_AT_ONCE = 8_000_000;
const CONNECT_MS = 20_000;
/** Between two mails the server is told again that we are still there. */
const IDLE_AGAIN_MS = 4 * 60_000;
const LOOK_AGAIN_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
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
export async function watchMailbox({
  server,
  folder,
  limit,
  signal,
  opened,
  keep,
  keptAll,
}: Watch): Promise<void> {
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
      const uids = await newUids(client, position, begun.since);
      for await (const { mails, lastUid } of inHandfuls(client, uids, limit)) {
        position = { ...position, lastUid };
        const wanted = mails.filter(({ at }) => !(begun.since && at < begun.since));
        if (wanted.length) await keep(wanted, position);
        if (signal.aborted || lost) break;
      }
      if (!signal.aborted && !lost) await keptAll();
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

async function enter(server: MailServer): Promise<ImapFlow> {
  const { host, port, tls, user, pass, accessToken } = server;
  const client = new ImapFlow({
    ...{ host, port, secure: tls === 'implicit' },
    ...(tls === 'starttls' && { doSTARTTLS: true }),
    auth: accessToken === undefined ? { user, pass } : { user, accessToken },
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
    throw troubleAt(server, error);
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
  // Servers search by the date of their own zone, which may be a day behind.
  const day = since && new Date(since.getTime() - DAY_MS);
  const found = await client.search({ uid: `${lastUid + 1}:*`, ...(day && { since: day }) }, { uid: true });
  // A range that ends with the last one always holds the last one.
  return (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b);
}

interface Handful {
  /** Those that were removed meanwhile are left out. */
  mails: FetchedMail[];
  lastUid: number;
}

/** The next ones are fetched while those before them are being kept. */
async function* inHandfuls(client: ImapFlow, uids: number[], limit: number): AsyncGenerator<Handful> {
  if (!uids.length) return;
  let coming = fetchSome(client, uids, limit);
  for (let from = 0; from < uids.length; ) {
    const handful = await coming;
    from = uids.indexOf(handful.lastUid) + 1;
    if (from < uids.length) coming = fetchSome(client, uids.slice(from, from + MOST_AT_ONCE), limit);
    // Whoever stops in between waits for it no more.
    coming.catch(() => {});
    yield handful;
  }
}

/** As many of the next as fit into memory beside others, and at least one. */
async function fetchSome(client: ImapFlow, uids: number[], limit: number): Promise<Handful> {
  const next = uids.slice(0, MOST_AT_ONCE);
  const known = await client.fetchAll(next.join(','), { uid: true, size: true }, { uid: true });
  const sizes = new Map(known.map(({ uid, size }) => [uid, Math.min(size ?? limit, limit)]));
  let bytes = 0;
  const chosen = next.filter((uid, at) => {
    bytes += sizes.get(uid) ?? 0;
    return at === 0 || bytes <= MOST_BYTES_AT_ONCE;
  });
  return { mails: await fetchMails(client, chosen, limit), lastUid: chosen.at(-1)! };
}

async function fetchMails(client: ImapFlow, uids: number[], limit: number): Promise<FetchedMail[]> {
  const found = await client.fetchAll(
    uids.join(','),
    { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: limit } },
    { uid: true },
  );
  const mails = found.flatMap(({ uid, size, internalDate, source }) =>
    source
      ? [{ uid, raw: source, at: new Date(internalDate ?? Date.now()), isCut: (size ?? 0) > source.length }]
      : [],
  );
  return mails.sort((a, b) => a.uid - b.uid);
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
