/**
 * What must be handed on in clear (a mail server's password), kept so that a copy of the record alone does not tell it.
 * AES-256-GCM with a key of this install: from `JORNADA_SECRET` when that is set, else made once and kept in the record,
 * out of reach of the role that the program works as.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Database } from './database/database.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/** Keys for several uses from the secret of this install. */
export interface Keys {
  /** 32 bytes; another use gives other ones. */
  of(use: string): Buffer;
}

export async function installKeys(db: Database, secret: string | undefined): Promise<Keys> {
  const source = secret ?? (await keptSecret(db));
  return { of: (use) => Buffer.from(hkdfSync('sha256', source, 'jornada', use, 32)) };
}

async function keptSecret(db: Database): Promise<string> {
  await db.owner.query(
    `insert into jornada.secrets (name, value) values ('install', $1) on conflict (name) do nothing`,
    [randomBytes(48).toString('base64url')],
  );
  const { rows } = await db.owner.query<{ value: string }>(
    `select value from jornada.secrets where name = 'install'`,
  );
  return rows[0]!.value;
}

export function seal(text: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Null when it was sealed with another key, or is none. */
export function unseal(sealed: string, key: Buffer): string | null {
  const [version, written = ''] = sealed.split('.');
  if (version !== VERSION) return null;
  const bytes = Buffer.from(written, 'base64url');
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return (
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    return null;
  }
}
