/** Who calls: set on every request under `/api` before anything else looks at it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { forbidden, unauthenticated } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { callerOfKey, permissionsOf } from './keys.ts';
import { COOKIE_PREFIX } from './sign-in.ts';

/** A member at a screen, as opposed to a program with a key. */
export interface MemberCaller extends Caller {
  memberId: string;
  /** The account they sign in with. */
  userId: string;
  sessionId: string;
  roleKey: string;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function recogniseCallers(app: FastifyInstance, db: Database, secret: string): void {
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    const key = bearerKey(request);
    const caller = key ? await byKey(db, key, request) : await bySession(db, secret, request);
    request.caller = caller && { ...caller, acceptLanguage: request.headers['accept-language'] };
    if (!key) refuseForeignPages(request);
  });
}

/** The member who calls. @throws for programs with a key, which have no account of their own. */
export function memberOf(caller: Caller): MemberCaller {
  if ('sessionId' in caller) return caller as MemberCaller;
  throw forbidden('This belongs to a signed-in member. An API key has no account of its own.');
}

/** The account that this browser is signed in with, even where it belongs to no workspace (yet). */
export async function accountOfBrowser(
  db: Database,
  secret: string,
  request: FastifyRequest,
): Promise<string | null> {
  const token = sessionToken(request, secret);
  if (!token) return null;
  const { rows } = await db.owner.query<{ userId: string }>(
    'select "userId" from auth.session where token = $1 and "expiresAt" > now()',
    [token],
  );
  return rows[0]?.userId ?? null;
}

function bearerKey(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  if (!authorization) return null;
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? null;
}

async function byKey(db: Database, key: string, request: FastifyRequest): Promise<Caller> {
  const caller = await callerOfKey(db, key);
  if (!caller) throw unauthenticated('This API key is not known here, or was revoked.');
  return { ...caller, actor: { ...caller.actor, ...origin(request) } };
}

async function bySession(
  db: Database,
  secret: string,
  request: FastifyRequest,
): Promise<MemberCaller | null> {
  const token = sessionToken(request, secret);
  if (!token) return null;
  // The workspace chosen last; if the person was removed from it, another of theirs.
  const { rows } = await db.owner.query<SessionRow>({
    name: 'caller-of-session',
    text: `select s.id as session_id, s."userId" as user_id, m.id as member_id, m.workspace_id, m.name,
                  r.key as role_key, r.permissions
           from auth.session s
           cross join lateral (
             select * from members
             where user_id = s."userId" and removed_at is null
             order by workspace_id = s."workspaceId" desc nulls last, created_at
             limit 1) m
           join roles r on r.id = m.role_id
           where s.token = $1 and s."expiresAt" > now()`,
    values: [token],
  });
  const row = rows[0];
  return row
    ? {
        workspaceId: row.workspace_id,
        actor: { kind: 'member', id: row.member_id, name: row.name, ...origin(request) },
        permissions: permissionsOf(row.permissions),
        memberId: row.member_id,
        userId: row.user_id,
        sessionId: row.session_id,
        roleKey: row.role_key,
      }
    : null;
}

interface SessionRow {
  session_id: string;
  user_id: string;
  member_id: string;
  workspace_id: string;
  name: string;
  role_key: string;
  permissions: string[];
}

function origin(request: FastifyRequest) {
  return { ip: request.ip, userAgent: request.headers['user-agent'] };
}

/** The token in the session cookie, if its signature (better-auth's: HMAC-SHA-256 of the token) is ours. */
function sessionToken(request: FastifyRequest, secret: string): string | null {
  const name = `${request.protocol === 'https' ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
  const value = cookie(request.headers.cookie ?? '', name);
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

function cookie(header: string, name: string): string {
  for (const pair of header.split(';')) {
    const [key, value = ''] = pair.trim().split(/=(.*)/s);
    if (key === name) return decoded(value);
  }
  return '';
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

/**
 * A page of somebody else may make a browser send a request with our cookie. What changes something must therefore
 * show that our own page sent it: a header that foreign pages cannot set, or the browser's word for where it is from.
 */
function refuseForeignPages(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method) || isOurPage(request)) return;
  const isFromBrowser =
    request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
  if (!request.caller && !isFromBrowser) return;
  throw forbidden(
    'This request did not come from a page of this Jornada. Send the header "x-jornada: 1", or use an API key.',
  );
}

function isOurPage(request: FastifyRequest): boolean {
  const { origin: from, 'sec-fetch-site': site } = request.headers;
  if (request.headers['x-jornada'] === '1' || site === 'same-origin') return true;
  return from !== undefined && from.replace(/^https?:\/\//, '') === request.host;
}
