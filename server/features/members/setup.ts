/** The first workspace and its owner: by the first visit, or unattended from the environment. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Config } from '../../core/config.ts';
import { ConfigError } from '../../core/config.ts';
import type { Database } from '../../core/database/database.ts';
import { asOwner, nameWorkspace } from '../../core/database/owner.ts';
import { SYSTEM, type Tx } from '../../core/database/workspace.ts';
import { PERMISSIONS } from '../../core/http/contract.ts';
import { conflict } from '../../core/http/problems.ts';
import { log } from '../../core/log.ts';
import { audit } from '../audit/audit.ts';
import { createWorkspaceIn, type NewWorkspace } from '../workspaces/create.ts';
import { accountOf, createAccount } from './accounts.ts';
import { createApiKey, hashOfKey } from './keys.ts';

export interface FirstOwner {
  name: string;
  email: string;
  password: string;
}

const MIN_KEY_LENGTH = 16;
const MIN_PASSWORD_LENGTH = 10;

/** Makes the first workspace with its owner. @throws conflict when there is a workspace already */
export function setUp(
  db: Database,
  workspace: NewWorkspace,
  owner: FirstOwner,
): Promise<{ workspaceId: string }> {
  return asOwner(db, async (tx) => {
    await onlyOneAtATime(tx);
    if (await firstWorkspace(tx)) {
      throw conflict(
        'This Jornada has its first workspace already. Sign in, or ask one of its owners for an invitation.',
      );
    }
    return { workspaceId: await createWithOwner(tx, workspace, owner) };
  });
}

/** Whether nobody has made a workspace yet. */
export async function isSetupNeeded(db: Database): Promise<boolean> {
  const { rowCount } = await db.owner.query('select from workspaces limit 1');
  return rowCount === 0;
}

/**
 * Does what `JORNADA_WORKSPACE` and its companions ask for. Safe to repeat and from several processes at once: a
 * workspace is made only where there is none, a key is added only if it was never known (a revoked one stays revoked).
 */
export async function unattendedFirstStart(db: Database, { firstStart }: Config): Promise<void> {
  if (!Object.keys(firstStart).length) return;
  const { apiKey } = firstStart;
  if (apiKey && apiKey.length < MIN_KEY_LENGTH) {
    throw new ConfigError(
      `JORNADA_API_KEY has ${apiKey.length} characters, but must have at least ${MIN_KEY_LENGTH}.`,
    );
  }
  await asOwner(db, async (tx) => {
    await onlyOneAtATime(tx);
    const workspaceId = (await firstWorkspace(tx)) ?? (await firstFromEnvironment(tx, firstStart));
    if (apiKey) await firstKey(tx, workspaceId, apiKey);
  });
}

async function firstFromEnvironment(
  tx: Tx,
  { workspace, ownerEmail, ownerPassword }: Config['firstStart'],
): Promise<string> {
  const missing = Object.entries({
    JORNADA_WORKSPACE: workspace,
    JORNADA_OWNER_EMAIL: ownerEmail,
    JORNADA_OWNER_PASSWORD: ownerPassword,
  }).flatMap(([name, value]) => (value ? [] : [name]));
  if (!workspace || !ownerEmail || !ownerPassword) {
    throw new ConfigError(
      `To make the first workspace without the browser, set ${missing.join(' and ')} as well.`,
    );
  }
  if (!/^\S+@\S+$/.test(ownerEmail))
    throw new ConfigError(`JORNADA_OWNER_EMAIL is "${ownerEmail}", but must be an e-mail address.`);
  if (ownerPassword.length < MIN_PASSWORD_LENGTH) {
    throw new ConfigError(`JORNADA_OWNER_PASSWORD must have at least ${MIN_PASSWORD_LENGTH} characters.`);
  }
  const name = ownerEmail.split('@')[0]!;
  const workspaceId = await createWithOwner(
    tx,
    { name: workspace },
    { name, email: ownerEmail, password: ownerPassword },
  );
  log.info(`The workspace "${workspace}" was made for ${ownerEmail}`);
  return workspaceId;
}

async function firstKey(tx: Tx, workspaceId: string, key: string): Promise<void> {
  const known = await tx
    .selectFrom('api_keys')
    .select('id')
    .where('hash', '=', hashOfKey(key))
    .executeTakeFirst();
  if (known) return;
  await nameWorkspace(tx, workspaceId);
  await createApiKey(tx, { workspaceId, actor: SYSTEM }, { name: 'First key', scopes: PERMISSIONS, key });
}

async function createWithOwner(tx: Tx, workspace: NewWorkspace, owner: FirstOwner): Promise<string> {
  const { workspaceId, roles } = await createWorkspaceIn(tx, workspace);
  const account = (await accountOf(tx, owner.email)) ?? (await createAccount(tx, owner));
  const memberId = randomUUID();
  await tx
    .insertInto('members')
    .values({
      id: memberId,
      workspace_id: workspaceId,
      user_id: account.id,
      name: owner.name,
      email: account.email,
      role_id: roles.get('owner')!,
    })
    .execute();
  await audit(
    tx,
    { workspaceId, actor: { kind: 'member', id: memberId, name: owner.name } },
    { action: 'workspace.created', subject: { kind: 'workspace', id: workspaceId, name: workspace.name } },
  );
  return workspaceId;
}

async function firstWorkspace(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('workspaces')
    .select('id')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

async function onlyOneAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4600002)`.execute(tx);
}
