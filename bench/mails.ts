/**
 * Mails of many shapes in a folder of a real IMAP server: how many a second become conversations, against the bare
 * reading of the same folder through the same client; while the server is killed again and again. None may be lost, none
 * doubled.
 *
 *   node bench/mails.ts [mails] [kills]
 */
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { SHAPES } from '../server/core/mail/shapes.fixture.ts';
import { type ImapServer, startImapServer } from '../server/testing/imap-server.ts';
import { BenchServer } from './server.ts';
import { timed } from './timing.ts';

const MAILS = Number(process.argv[2] ?? 10_000);
const KILLS = Number(process.argv[3] ?? 10);
const LOOK_MS = 250;
const STUCK_MS = 120_000;

const imap = await startImapServer();
const server = await BenchServer.create();
try {
  await imap.deliverMany(
    'help',
    Array.from({ length: MAILS }, (_, n) => mail(n)),
  );
  const bare = await timed(() => readBare(imap));
  console.log(
    `${MAILS.toLocaleString('en')} mails of ${SHAPES.length} shapes; the bare folder is read in ${seconds(bare)} s`,
  );
  await server.start();
  await addAccount();
  const began = performance.now();
  let working = 0;
  for (let kill = 0; kill <= KILLS; kill++) {
    const from = performance.now();
    await until(kill === KILLS ? MAILS : ((kill + 1) * MAILS) / (KILLS + 1));
    working += performance.now() - from;
    if (kill === KILLS) break;
    await server.kill();
    await server.start();
  }
  console.log(
    `read through ${KILLS} × kill -9 in ${seconds(performance.now() - began)} s; ${Math.round((1000 * MAILS) / working)} mails a second between them, ${(working / bare).toFixed(1)} times the bare reading`,
  );
  const { lost, doubled } = await compare();
  console.log(`${lost} lost, ${doubled} doubled (goal 0 and 0)`);
  process.exitCode = lost || doubled ? 1 : 0;
} finally {
  await server.stop();
  await server.remove();
  await imap.stop();
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

/** A shape with a sender and a Message-ID of its own. */
function mail(n: number): Buffer {
  const { raw } = SHAPES[n % SHAPES.length]!;
  const text = raw.toString('latin1').replace(/^(From|Message-ID):.*\r\n(?:[ \t].*\r\n)*/gim, '');
  const head = `From: Customer ${n} <c${n}@customer.example>\r\nMessage-ID: <${n}@customer.example>\r\n`;
  return Buffer.from(head + text, 'latin1');
}

async function readBare({ host, port, pass }: ImapServer): Promise<void> {
  const client = new ImapFlow({ host, port, secure: false, auth: { user: 'help', pass }, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  let read = 0;
  for await (const { source } of client.fetch('1:*', { source: true })) read += source ? 1 : 0;
  if (read !== MAILS) throw new Error(`the folder has ${read} mails`);
  await client.logout();
}

async function addAccount(): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/channels`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ kind: 'email', address: 'help@shop.example', startWith: 'everything' },
      imap: { host: imap.host, port: imap.port, tls: 'none', user: 'help', pass: imap.pass },
    }),
  });
  if (response.status !== 201) throw new Error(`the account: ${response.status} ${await response.text()}`);
}

/** Resolves when so many are kept. */
async function until(many: number): Promise<void> {
  const record = server.record(1);
  let [last, since] = [-1, performance.now()];
  for (;;) {
    const { rows } = await record.query<{ n: number }>(
      `select count(distinct internet_id)::int as n from mails where direction = 'in' and kind <> 'failed'`,
    );
    const { n } = rows[0]!;
    if (n >= many) return record.end();
    if (n !== last) [last, since] = [n, performance.now()];
    if (performance.now() - since > STUCK_MS) throw new Error(`nothing more comes after ${n} mails`);
    await pause(LOOK_MS);
  }
}

async function compare(): Promise<{ lost: number; doubled: number }> {
  const record = server.record(1);
  const { rows } = await record.query<{ internet_id: string; n: number }>(
    `select internet_id, count(*)::int as n from mails where direction = 'in' and kind <> 'failed' group by 1`,
  );
  await record.end();
  const kept = new Set(rows.map((row) => row.internet_id));
  const missing = Array.from({ length: MAILS }, (_, n) => `${n}@customer.example`).filter(
    (id) => !kept.has(id),
  );
  return { lost: missing.length, doubled: rows.filter(({ n }) => n > 1).length };
}
