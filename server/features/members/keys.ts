/** API keys: shown once, kept as a hash, recognised in microseconds. */
import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../core/database/database.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { PERMISSIONS, type Permission } from '../../core/http/contract.ts';
import type { Caller } from '../../core/http/serve.ts';
import type { Live } from '../../core/live/live.ts';
import { log } from '../../core/log.ts';
import { audit } from '../audit/audit.ts';

const KEY_BYTES = 24;
const SHOWN_CHARACTERS = 10;
/** How long a process trusts what it knows of a key; a revocation is told to all at once (`announce`) besides. */
const TRUST_MS = 10_000;
/** An unknown key is asked for again sooner: it may have been made just now. */
const DISTRUST_MS = 2000;
const NOTE_USE_MS = 60_000;
const MAX_KNOWN = 10_000;

export const KEYS_TOPIC = 'keys';

export interface NewKey {
  name: string;
  scopes: readonly Permission[];
  /** The key itself, where a person chose it; at least 16 characters. */
  key?: string;
  /** The member who made it. */
  createdBy?: string;
}

export interface CreatedKey {
  id: string;
  /** The only time it can be seen. */
  key: string;
  prefix: string;
}

export async function createApiKey(
  tx: Tx,
  scope: Scope,
  { name, scopes, key, createdBy }: NewKey,
): Promise<CreatedKey> {
  const made = key ?? `jk_${randomBytes(KEY_BYTES).toString('base64url')}`;
  // Of a key that a person chose, less is shown: it may be short.
  const prefix = made.slice(0, key ? 4 : SHOWN_CHARACTERS);
  const id = randomUUID();
  await tx
    .insertInto('api_keys')
    .values({
      id,
      workspace_id: scope.workspaceId,
      name,
      prefix,
      hash: hashOfKey(made),
      scopes: [...scopes],
      created_by: createdBy ?? null,
    })
    .execute();
  await audit(tx, scope, {
    action: 'key.created',
    subject: { kind: 'key', id, name },
    after: { name, prefix, scopes },
  });
  return { id, key: made, prefix };
}

/** What is stored of a key. A key is random, so one pass of SHA-256 suffices, and the doors can afford it. */
export function hashOfKey(key: string): string {
  return hash('sha256', key, 'hex');
}

/**
 * Who calls with this key, or null when there is no such key (any more). Costs a hash when asked again within ten
 * seconds, which is meant for the tracking door; a revoked key is forgotten at once in every process.
 * @throws when the record cannot be reached and the key is not known from just before
 */
export function callerOfKey(db: Database, key: string): Promise<Caller | null> {
  return keyRing(db).callerOf(key);
}

/** Lets revocations in other processes be heard. */
export function listenForKeys(db: Database, live: Live): () => void {
  return keyRing(db).listen(live);
}

/** Asks the record anew from now on: this process has just revoked a key. */
export function forgetKeys(db: Database): void {
  keyRing(db).forget();
}

const rings = new WeakMap<Database, KeyRing>();

function keyRing(db: Database): KeyRing {
  const ring = rings.get(db) ?? new KeyRing(db);
  rings.set(db, ring);
  return ring;
}

interface Known {
  id: string;
  caller: Promise<Caller | null>;
  until: number;
  usedNoted: number;
}

class KeyRing {
  readonly #db: Database;
  readonly #known = new Map<string, Known>();
  readonly #listening = new Map<string, () => void>();
  #live: Live | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  listen(live: Live): () => void {
    this.#live = live;
    return () => {
      this.#live = null;
      for (const stop of this.#listening.values()) stop();
      this.#listening.clear();
    };
  }

  callerOf(key: string): Promise<Caller | null> {
    const now = Date.now();
    const hashed = hashOfKey(key);
    let known = this.#known.get(hashed);
    if (!known || known.until < now) known = this.#ask(hashed, now, known?.usedNoted ?? 0);
    else if (known.id && now - known.usedNoted > NOTE_USE_MS) this.#noteUse(known, now);
    return known.caller;
  }

  forget(): void {
    this.#known.clear();
  }

  #ask(hashed: string, now: number, usedNoted: number): Known {
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    const known: Known = { id: '', caller: this.#look(hashed), until: now + TRUST_MS, usedNoted };
    this.#known.set(hashed, known);
    known.caller.then(
      (caller) => {
        if (!caller) {
          known.until = now + DISTRUST_MS;
          return;
        }
        known.id = caller.actor.id!;
        this.#hearOf(caller.workspaceId);
        if (now - known.usedNoted > NOTE_USE_MS) this.#noteUse(known, now);
      },
      () => this.#known.delete(hashed),
    );
    return known;
  }

  async #look(hashed: string): Promise<Caller | null> {
    const { rows } = await this.#db.owner.query<{
      id: string;
      workspace_id: string;
      name: string;
      scopes: string[];
    }>({
      name: 'caller-of-key',
      text: 'select id, workspace_id, name, scopes from api_keys where hash = $1 and revoked_at is null',
      values: [hashed],
    });
    const row = rows[0];
    if (!row) return null;
    return {
      workspaceId: row.workspace_id,
      actor: { kind: 'key', id: row.id, name: row.name },
      permissions: permissionsOf(row.scopes),
    };
  }

  #hearOf(workspaceId: string) {
    if (!this.#live || this.#listening.has(workspaceId)) return;
    this.#listening.set(
      workspaceId,
      this.#live.on(workspaceId, KEYS_TOPIC, () => this.forget()),
    );
  }

  #noteUse(known: Known, now: number) {
    known.usedNoted = now;
    this.#db.owner
      .query(
        `update api_keys set last_used_at = now()
         where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
        [known.id],
      )
      .catch((error: Error) => log.debug('the use of a key could not be noted', { reason: error.message }));
  }
}

/** What this version knows of a list of permissions. */
export function permissionsOf(names: readonly string[]): ReadonlySet<Permission> {
  return new Set(PERMISSIONS.filter((permission) => names.includes(permission)));
}
