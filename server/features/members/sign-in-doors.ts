/** The doors of better-auth that are open, and no others: there is no sign-up, no e-mail change, no deleting oneself. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { audit } from '../audit/audit.ts';
import { AUTH_PATH, CLIENT_ADDRESS_HEADER, type SignIn } from './sign-in.ts';

interface Door {
  path: string;
  method: 'GET' | 'POST';
  summary: string;
  /** What the audit log calls it when a signed-in member did it. */
  action?: string;
}

const DOORS: Door[] = [
  { path: '/sign-in/email', method: 'POST', summary: 'Sign in with {email, password, rememberMe?}' },
  { path: '/sign-out', method: 'POST', summary: 'End this session' },
  { path: '/get-session', method: 'GET', summary: 'This session and its account' },
  {
    path: '/change-password',
    method: 'POST',
    summary: 'Change {currentPassword, newPassword, revokeOtherSessions?}',
    action: 'account.password-changed',
  },
  {
    path: '/two-factor/enable',
    method: 'POST',
    summary: 'Begin with {password}: answers {totpURI, backupCodes}',
  },
  {
    path: '/two-factor/verify-totp',
    method: 'POST',
    summary: 'Give {code, trustDevice?}: at sign-in, or to finish enabling',
  },
  {
    path: '/two-factor/verify-backup-code',
    method: 'POST',
    summary: 'Give {code} of the backup codes; each works once',
  },
  {
    path: '/two-factor/disable',
    method: 'POST',
    summary: 'Turn two-factor off with {password}',
    action: 'account.two-factor-disabled',
  },
  {
    path: '/two-factor/generate-backup-codes',
    method: 'POST',
    summary: 'New backup codes with {password}; the old ones end',
    action: 'account.backup-codes-renewed',
  },
];

export function signInDoors(app: FastifyInstance, db: Database, signIn: SignIn): void {
  for (const { path, method, summary, action } of DOORS) {
    app.route({
      method,
      url: AUTH_PATH + path,
      schema: { summary, tags: ['session'], security: [] },
      handler: async (request, reply) => {
        const finishesEnabling = path === '/two-factor/verify-totp' && !(await hasTwoFactor(db, request));
        const response = await askSignIn(signIn, request, path, request.body);
        if (response.ok && action) await note(db, request, action);
        if (response.ok && finishesEnabling) await note(db, request, 'account.two-factor-enabled');
        return forward(reply, response);
      },
    });
  }
}

/** Hands one request to better-auth, as coming from whoever called us. */
export function askSignIn(
  signIn: SignIn,
  request: FastifyRequest,
  path: string,
  body?: unknown,
): Promise<Response> {
  const isSecure = request.protocol === 'https';
  const ours = `${request.protocol}://${request.host}`;
  const headers = new Headers({
    // Whether the request came from a page of ours was decided by our own hook.
    origin: ours,
    [CLIENT_ADDRESS_HEADER]: request.ip,
    'user-agent': request.headers['user-agent'] ?? '',
  });
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie);
  const isPost = path !== '/get-session';
  if (isPost) headers.set('content-type', 'application/json');
  const query = isPost ? '' : '?disableCookieCache=true';
  const asked = new Request(`${ours}${AUTH_PATH}${path}${query}`, {
    method: isPost ? 'POST' : 'GET',
    headers,
    ...(isPost ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  return signIn.handle(asked, isSecure);
}

/** Passes better-auth's answer on: its cookies as they are, its refusals as problem details. */
async function forward(reply: FastifyReply, response: Response) {
  forwardCookies(reply, response);
  const text = await response.text();
  reply.header('cache-control', 'no-store').status(response.status);
  if (response.ok) return reply.type('application/json').send(text || 'null');
  const { code, message } = parsed(text);
  const wait = response.headers.get('x-retry-after');
  if (wait) reply.header('retry-after', wait);
  const kind = response.status === 429 ? 'too-fast' : (code ?? 'refused').toLowerCase().replaceAll('_', '-');
  return reply.type('application/problem+json').send(
    JSON.stringify({
      type: response.status === 429 ? 'urn:jornada:too-fast' : `urn:jornada:sign-in:${kind}`,
      title: message ?? 'Not possible',
      status: response.status,
      detail: message ?? 'This was refused.',
    }),
  );
}

export function forwardCookies(reply: FastifyReply, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
}

function parsed(text: string): { code?: string; message?: string } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

async function hasTwoFactor(db: Database, { caller }: FastifyRequest): Promise<boolean> {
  if (!caller) return false;
  const { rowCount } = await db.owner.query(
    `select from auth."user" u join members m on m.user_id = u.id where m.id = $1 and u."twoFactorEnabled"`,
    [caller.actor.id],
  );
  return rowCount === 1;
}

async function note(db: Database, { caller }: FastifyRequest, action: string): Promise<void> {
  if (!caller) return;
  await inWorkspace(db, caller, (tx) =>
    audit(tx, caller, {
      action,
      subject: { kind: 'member', id: caller.actor.id ?? undefined, name: caller.actor.name },
    }),
  );
}
