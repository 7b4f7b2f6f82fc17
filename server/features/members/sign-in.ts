/**
 * Signing in, by better-auth: e-mail and password, sessions, two-factor. It works on the schema `auth` as the tables'
 * owner. Nobody can sign up here: accounts come from the setup or an invitation.
 */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import type { Database } from '../../core/database/database.ts';
import { ownerQueries } from '../../core/database/owner.ts';
import { log } from '../../core/log.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

export const AUTH_PATH = '/api/auth';
export const COOKIE_PREFIX = 'jornada';
/** Set by our door, never taken from outside: the address of whoever calls. */
export const CLIENT_ADDRESS_HEADER = 'x-jornada-client';

const SESSION_DAYS = 14;
const DAY_SECONDS = 86_400;

/** Answers requests under `/api/auth`. */
export interface SignIn {
  secret: string;
  /** `secure`: the person came by https, so cookies are bound to it. */
  handle(request: Request, secure: boolean): Promise<Response>;
}

export function createSignIn(db: Database, secret: string): SignIn {
  const plain = createAuth(db, secret, 'http');
  const secure = createAuth(db, secret, 'https');
  return { secret, handle: (request, isSecure) => (isSecure ? secure : plain).handler(request) };
}

function createAuth(db: Database, secret: string, protocol: 'http' | 'https') {
  return betterAuth({
    appName: 'Jornada',
    // Never shown: people reach Jornada by whatever name they gave the machine, and each request carries its own.
    baseURL: `${protocol}://jornada.invalid`,
    basePath: AUTH_PATH,
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    secret,
    database: { db: ownerQueries(db), type: 'postgres', schemaName: 'auth', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      freshAge: 0,
      additionalFields: { workspaceId: { type: 'string', required: false, input: false, returned: false } },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/get-session': false,
      },
    },
    plugins: [twoFactor({ issuer: 'Jornada' })],
    databaseHooks: { session: { create: { before: (session) => placeSession(db, session) } } },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      defaultCookieAttributes: { sameSite: 'strict' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { validateSchema: false },
    },
    logger: {
      log: (level, message) => (level === 'error' ? log.warn(`sign-in: ${message}`) : log.debug(message)),
    },
  });
}

/**
 * A new session works in the workspace where this person was last. Who belongs to none any more enters only to accept
 * an invitation.
 */
async function placeSession<S extends { userId: string; workspaceId?: unknown }>(db: Database, session: S) {
  const { rows } = await db.owner.query<{ workspace_id: string }>(
    `select m.workspace_id
     from members m
     left join auth.session s on s."userId" = m.user_id and s."workspaceId" = m.workspace_id
     where m.user_id = $1 and m.removed_at is null
     group by m.workspace_id, m.created_at
     order by m.workspace_id = $2::uuid desc nulls last, max(s."updatedAt") desc nulls last, m.created_at
     limit 1`,
    [session.userId, session.workspaceId ?? null],
  );
  if (!rows[0] && !(await isInvited(db, session.userId))) {
    throw new APIError('FORBIDDEN', {
      code: 'NO_WORKSPACE',
      message: 'This account belongs to no workspace any more. Ask for an invitation.',
    });
  }
  return { data: { ...session, workspaceId: rows[0]?.workspace_id ?? null } };
}

async function isInvited(db: Database, userId: string): Promise<boolean> {
  const { rowCount } = await db.owner.query(
    `select from invitations i join auth."user" u on u.email = i.email
     where u.id = $1 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now() limit 1`,
    [userId],
  );
  return rowCount === 1;
}
