import type { FastifyInstance } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { serve } from '../../core/http/serve.ts';
import { accountOfBrowser, memberOf } from './callers.ts';
import { invitationsApi, meApi, membersApi, sessionApi } from './contract.ts';
import { acceptInvitation, readInvitation } from './enter.ts';
import { invite, invitePassword, listInvitations, withdrawInvitation } from './invite.ts';
import { endOtherSessions, endSession, listSessions, rename, sign, signatureOf } from './me.ts';
import { changeMember, listMembers, removeMember } from './roster.ts';
import { chooseWorkspace, currentSession } from './session.ts';
import { setUp } from './setup.ts';
import type { SignIn } from './sign-in.ts';
import { askSignIn, forwardCookies } from './sign-in-doors.ts';

export function sessionRoutes(app: FastifyInstance, db: Database, signIn: SignIn): void {
  serve(app, sessionApi.current, async ({ request, reply }) => {
    reply.header('cache-control', 'no-store');
    // Looking at the app is using the session: better-auth prolongs it once a day.
    if (request.headers.cookie) forwardCookies(reply, await askSignIn(signIn, request, '/get-session'));
    return currentSession(db, request.caller);
  });

  serve(app, sessionApi.setup, async ({ body, request, reply }) => {
    const { workspace, name, email, password, ...place } = body;
    const made = await setUp(db, { name: workspace, ...place }, { name, email, password });
    forwardCookies(reply, await askSignIn(signIn, request, '/sign-in/email', { email, password }));
    return made;
  });

  serve(app, sessionApi.choose, ({ caller, body }) =>
    chooseWorkspace(db, memberOf(caller), body.workspaceId),
  );
}

export function memberRoutes(app: FastifyInstance, db: Database): void {
  serve(app, membersApi.list, ({ caller, query }) => listMembers(db, caller, query));
  serve(app, membersApi.update, ({ caller, params, body }) => changeMember(db, caller, params.id, body));
  serve(app, membersApi.remove, ({ caller, params }) => removeMember(db, caller, params.id));
  serve(app, membersApi.newPassword, ({ caller, params }) => invitePassword(db, caller, params.id));
}

export function invitationRoutes(app: FastifyInstance, db: Database, signIn: SignIn): void {
  serve(app, invitationsApi.list, async ({ caller }) => ({
    items: await inWorkspace(db, caller, listInvitations),
  }));
  serve(app, invitationsApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => invite(tx, caller, body)),
  );
  serve(app, invitationsApi.withdraw, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => withdrawInvitation(tx, caller, params.id)),
  );
  serve(app, invitationsApi.read, ({ params }) => readInvitation(db, params.token));
  serve(app, invitationsApi.accept, async ({ params, body, request, reply }) => {
    const userId = await accountOfBrowser(db, signIn.secret, request);
    const person = { ...body, userId, ip: request.ip, userAgent: request.headers['user-agent'] };
    const credentials = await acceptInvitation(db, params.token, person);
    if (credentials) forwardCookies(reply, await askSignIn(signIn, request, '/sign-in/email', credentials));
  });
}

export function meRoutes(app: FastifyInstance, db: Database): void {
  serve(app, meApi.update, async ({ caller, body: { name, signature } }) => {
    if (name !== undefined) await rename(db, memberOf(caller), name);
    if (signature !== undefined) await sign(db, memberOf(caller), signature);
  });
  serve(app, meApi.signature, async ({ caller }) => ({ signature: await signatureOf(db, memberOf(caller)) }));
  serve(app, meApi.sessions, async ({ caller }) => ({ items: await listSessions(db, memberOf(caller)) }));
  serve(app, meApi.endSession, ({ caller, params }) => endSession(db, memberOf(caller), params.id));
  serve(app, meApi.endOtherSessions, ({ caller }) => endOtherSessions(db, memberOf(caller)));
}
