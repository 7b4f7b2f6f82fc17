/**
 * A real IMAP server on loopback: Dovecot, as mail hosts run it, with everything it needs in a folder of its own. As
 * root it works as the users that its package made; else as whoever runs the tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { eventually, killHard } from './processes.ts';
import { scratchFolder } from './scratch.ts';

const PASSWORD = 'secret';
const DOVECOT = '/usr/sbin/dovecot';

export interface ImapServer {
  host: string;
  port: number;
  pass: string;
  /** Puts a mail into the INBOX of a user, as a delivering server does. */
  deliver(user: string, raw: string | Buffer): Promise<void>;
  deliverMany(user: string, raws: (string | Buffer)[]): Promise<void>;
  /** Gives the folder new numbers, as a server does that was restored. */
  renumber(user: string): Promise<void>;
  /** Ends it hard; `start` brings it back on the same port, with its mails. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param introspection where it asks whose a token is; then it takes tokens (XOAUTH2) beside the password */
export async function startImapServer(introspection?: string): Promise<ImapServer> {
  if (!existsSync(DOVECOT))
    throw new Error(
      'Tests of incoming mail need Dovecot: apt-get install dovecot-imapd, or an IMAP server at /usr/sbin/dovecot.',
    );
  const folder = await scratchFolder();
  const port = await freePort();
  const user = await worker();
  await chmod(folder, 0o755);
  for (const name of ['run', 'state', 'mail']) {
    await mkdir(path.join(folder, name));
    if (user.uid !== null)
      await chown(path.join(folder, name), name === 'run' ? 0 : user.uid, name === 'run' ? 0 : user.gid!);
  }
  const config = path.join(folder, 'dovecot.conf');
  await writeFile(config, configOf(folder, port, user, introspection !== undefined));
  if (introspection)
    await writeFile(
      path.join(folder, 'oauth2.conf'),
      `introspection_mode = post\nintrospection_url = ${introspection}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
    );
  let child: ChildProcess | null = null;

  async function start() {
    child = spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore', detached: true });
    await eventually(async () => {
      const client = clientOf(port, 'probe');
      await client.connect();
      await client.logout();
    }).catch(async (error) => {
      throw new Error(
        `Dovecot did not start: ${error.message} ${await readFile(path.join(folder, 'log'), 'utf8').catch(() => '')}`,
      );
    });
  }
  const kill = async () => {
    // Its workers are its group: one that stays would still serve.
    if (child?.pid) process.kill(-child.pid, 'SIGKILL');
    if (child) await killHard(child);
    child = null;
    await eventually(() => isFree(port));
  };
  await start();
  return {
    ...{ host: '127.0.0.1', port, pass: PASSWORD, start, kill },
    deliver: (name, raw) => deliver(port, name, [raw]),
    deliverMany: (name, raws) => deliver(port, name, raws),
    async renumber(name) {
      await kill();
      const lists = path.join(folder, 'mail', name);
      const [, ...rest] = (await readFile(path.join(lists, 'dovecot-uidlist'), 'utf8')).split('\n');
      const validity = Math.floor(Date.now() / 1000) + 1000;
      for (const file of [
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
        'dovecot.list.index',
        'dovecot.list.index.log',
      ])
        await rm(path.join(lists, file), { force: true });
      const numbered = rest.filter(Boolean).map((line) => line.replace(/^\d+/, (uid) => String(Number(uid))));
      const head = `3 V${validity} N${numbered.length + 1} G${randomUUID().replaceAll('-', '')}`;
      await writeFile(path.join(lists, 'dovecot-uidlist.new'), `${[head, ...numbered].join('\n')}\n`);
      await rename(path.join(lists, 'dovecot-uidlist.new'), path.join(lists, 'dovecot-uidlist'));
      if (user.uid !== null) await chown(path.join(lists, 'dovecot-uidlist'), user.uid, user.gid!);
      await start();
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function deliver(port: number, user: string, raws: (string | Buffer)[]): Promise<void> {
  const client = clientOf(port, user);
  await client.connect();
  for (const raw of raws) await client.append('INBOX', Buffer.from(raw));
  await client.logout();
}

const clientOf = (port: number, user: string) =>
  new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user, pass: PASSWORD }, logger: false });

/** Mail is never served as root. */
interface Worker {
  name: string;
  /** Null where the tests do not run as root: then it is whoever runs them. */
  uid: number | null;
  gid: number | null;
}

async function worker(): Promise<Worker> {
  if (process.getuid?.() !== 0) return { name: os.userInfo().username, uid: null, gid: null };
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((one) => one.startsWith('dovecot:'));
  if (!line)
    throw new Error('Tests of incoming mail run as root need the user "dovecot", which its package makes.');
  const [, , uid, gid] = line.split(':').map(Number);
  return { name: 'dovecot', uid: uid!, gid: gid! };
}

const configOf = (folder: string, port: number, { name, uid, gid }: Worker, takesTokens: boolean) => `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_uid = ${uid ?? process.getuid?.()}
mail_gid = ${gid ?? process.getgid?.()}
first_valid_uid = 1
mailbox_list_index = no
maildir_stat_dirs = yes
imap_hibernate_timeout = 0
mail_max_userip_connections = 1000
${uid === null ? `default_internal_user = ${name}\ndefault_login_user = ${name}` : ''}
${
  takesTokens
    ? `auth_mechanisms = plain xoauth2
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth2.conf
}`
    : ''
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid ?? process.getuid?.()} gid=${gid ?? process.getgid?.()} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  process_min_avail = 1
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as { port: number };
  await new Promise((resolve) => listening.close(resolve));
  return port;
}

function isFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const listening = createServer().listen(port, '127.0.0.1');
    listening.once('error', reject);
    listening.once('listening', () => listening.close(() => resolve()));
  });
}
