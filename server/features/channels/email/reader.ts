/** Watches the folders of all accounts. One process watches each; the others stand ready for when it ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { announce } from '../../../core/live/live.ts';
import { log } from '../../../core/log.ts';
import { type Position, watchMailbox, whileKeeping } from '../../../core/mail/mailbox.ts';
import { MailTrouble } from '../../../core/mail/servers.ts';
import { createBackOff } from '../../../core/processes.ts';
import { CHANNELS_TOPIC } from '../accounts.ts';
import { imapServer } from '../mail-servers.ts';
import { type Reach, reachOf } from '../reach.ts';
import { forgetAccessToken } from '../sign-in/tokens.ts';
import { noteTrouble } from '../troubles.ts';
import { accountsToWatch, type WorkedAccount } from './accounts-to-read.ts';
import { LARGEST_MAIL } from './limits.ts';
import { receiveMails } from './receive.ts';

/** First half of the advisory lock; the second names the account. */
const READING_LOCK = 4606;
/** How soon an account that was added or changed is noticed. */
const LOOK_EVERY_MS = 1500;
/** Servers lock out who knocks too often with a wrong password. */
const SHORTEST_PAUSE_MS = 1000;
/** By as much as the clock of a mail server may be behind. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
const PAUSE_AFTER_REFUSAL_MS = 60_000;

/** Starts it; the returned function lets the mails that are being kept come to their end. */
export function startReading(context: Context): () => Promise<void> {
  const stopping = new AbortController();
  const running = keepReading(context, stopping.signal);
  return async () => {
    stopping.abort();
    await running;
  };
}

async function keepReading(context: Context, signal: AbortSignal): Promise<void> {
  const backOff = createBackOff();
  while (!signal.aborted) {
    try {
      await readWhileConnected(context, await reachOf(context), signal);
    } catch (error) {
      if (signal.aborted) return;
      log.warn('mail accounts cannot be watched and are tried again', { reason: (error as Error).message });
      await pause(backOff.nextDelayMs(), signal);
    }
  }
}

interface Reading {
  revision: number;
  stop(): Promise<void>;
}

/** Locks belong to one connection: when it ends, so does everything that was read under them. */
async function readWhileConnected(context: Context, work: Reach, signal: AbortSignal): Promise<void> {
  const locks = new pg.Client({ ...context.db.connection, application_name: 'jornada mail' });
  const lost = new AbortController();
  locks.on('error', () => lost.abort()).on('end', () => lost.abort());
  const readings = new Map<string, Reading>();
  await locks.connect();
  try {
    const until = AbortSignal.any([signal, lost.signal]);
    while (!until.aborted) {
      await lookAtAccounts(work, locks, readings);
      await pause(LOOK_EVERY_MS, until);
    }
    if (!signal.aborted) throw new Error('the connection to the record ended');
  } finally {
    await Promise.all([...readings.values()].map((reading) => reading.stop()));
    await locks.end().catch(() => {});
  }
}

/** Begins with those that are new, and anew with those that changed; leaves those that are gone. */
async function lookAtAccounts(work: Reach, locks: pg.Client, readings: Map<string, Reading>): Promise<void> {
  const accounts = await accountsToWatch(work.db);
  const wanted = new Map(accounts.map((one) => [one.account.id, one.record.revision]));
  for (const [id, reading] of readings) {
    if (wanted.get(id) === reading.revision) continue;
    await reading.stop();
    readings.delete(id);
    await locks.query('select pg_advisory_unlock($1, hashtext($2))', [READING_LOCK, id]);
  }
  for (const one of accounts) {
    const { id } = one.account;
    if (!readings.has(id) && (await lock(locks, id))) readings.set(id, startAccount(work, one));
  }
}

async function lock(locks: pg.Client, id: string): Promise<boolean> {
  const { rows } = await locks.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as held',
    [READING_LOCK, id],
  );
  return rows[0]!.held;
}

function startAccount(work: Reach, worked: WorkedAccount): Reading {
  const stopping = new AbortController();
  const running = watchAgain(work, worked, stopping.signal);
  return {
    revision: worked.record.revision,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function watchAgain(work: Reach, worked: WorkedAccount, signal: AbortSignal): Promise<void> {
  const backOff = createBackOff();
  while (!signal.aborted) {
    const trouble = await watch(work, worked, signal).then(
      () => null,
      (error) => error as Error,
    );
    if (signal.aborted) return;
    const met = trouble ?? new MailTrouble('broken-off', 'The server closed the connection.');
    await tellState(work.db, worked, null, troubleIn(met)).catch(() => {});
    if (met instanceof MailTrouble && met.kind === 'sign-in')
      await forgetAccessToken(work.db, worked.record).catch(() => {});
    const isRefusal = met instanceof MailTrouble && !met.isTemporary;
    await pause(
      isRefusal ? PAUSE_AFTER_REFUSAL_MS : Math.max(SHORTEST_PAUSE_MS, backOff.nextDelayMs()),
      signal,
    );
  }
}

/** Of a mail that could not be kept: opening its folder says nothing of it. */
const KEEPING = 'keeping';

function troubleIn(error: Error): Trouble {
  const isTheirs = error instanceof MailTrouble;
  if (!isTheirs) log.error('a mail could not be kept and is tried again', { error: error.stack });
  return { kind: isTheirs ? error.kind : KEEPING, detail: error.message };
}

async function watch(reach: Reach, worked: WorkedAccount, signal: AbortSignal): Promise<void> {
  const { db, keys } = reach;
  const server = await imapServer(reach, worked.record);
  const connected = new Date();
  /** Not before it was, as the next mail may be the one that could not be kept. */
  let isKeepingProven = true;
  async function proveKeeping() {
    if (isKeepingProven) return;
    await tellState(db, worked, connected, null);
    isKeepingProven = true;
  }
  await watchMailbox({
    ...{ server, folder: worked.record.imap_folder, limit: LARGEST_MAIL, signal },
    opened: async (found) => {
      const { trouble, ...begun } = await beginAt(db, worked, found);
      isKeepingProven = trouble !== KEEPING;
      await tellState(db, worked, connected, isKeepingProven ? null : 'as it was');
      return begun;
    },
    keep: async (mails, position) => {
      await receiveMails({ db, marks: keys.marks }, worked.account, mails, position).catch((error) => {
        throw whileKeeping(error);
      });
      await proveKeeping();
    },
    keptAll: proveKeeping,
  });
}

/**
 * Right behind what was read last. When the server numbers its mails anew, everything since the account was added is
 * looked at again: what was kept is known by its Message-ID.
 */
async function beginAt(
  db: Database,
  { account, record }: WorkedAccount,
  { uidValidity, uidNext }: { uidValidity: bigint; uidNext: number },
): Promise<{ position: Position; since: Date | null; trouble: string | null }> {
  return inWorkspace(db, account, async (tx) => {
    const before = await tx
      .selectFrom('channel_states')
      .select(['uid_validity', 'last_uid', 'since', 'reading_trouble as trouble'])
      .where('account_id', '=', account.id)
      .executeTakeFirstOrThrow();
    const { trouble } = before;
    if (before.uid_validity === String(uidValidity) && before.last_uid !== null)
      return { position: { uidValidity, lastUid: Number(before.last_uid) }, since: null, trouble };
    const isFirst = before.uid_validity === null;
    const since = isFirst && record.start_with === 'new' ? new Date() : before.since;
    const lastUid = isFirst && record.start_with === 'new' ? uidNext - 1 : 0;
    await tx
      .updateTable('channel_states')
      .set({ uid_validity: String(uidValidity), last_uid: lastUid, since })
      .where('account_id', '=', account.id)
      .execute();
    return {
      position: { uidValidity, lastUid },
      since: isFirst || !since ? null : withoutDoubt(since),
      trouble,
    };
  });
}

/** Servers tell when a mail came by their own clocks and by the second: rather one from before than one lost. */
const withoutDoubt = (since: Date) => new Date(since.getTime() - CLOCKS_DIFFER_MS);

interface Trouble {
  kind: string;
  detail: string;
}

async function tellState(
  db: Database,
  { account }: WorkedAccount,
  connectedSince: Date | null,
  trouble: Trouble | null | 'as it was',
): Promise<void> {
  await inWorkspace(db, account, async (tx) => {
    await tx
      .updateTable('channel_states')
      .set({ connected_since: connectedSince })
      .where('account_id', '=', account.id)
      .execute();
    if (trouble !== 'as it was') await noteTrouble(tx, account, account.id, 'reading', trouble);
    await announce(tx, account.workspaceId, [{ topic: CHANNELS_TOPIC }]);
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => {});
}
