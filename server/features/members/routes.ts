import type { FastifyInstance } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { serve } from '../../core/http/serve.ts';
import { memberOf } from './callers.ts';
import { sessionApi } from './contract.ts';
import { chooseWorkspace, currentSession } from './session.ts';
import { setUp } from './setup.ts';
import type { SignIn } from './sign-in.ts';
import { askSignIn, forwardCookies } from './sign-in-doors.ts';

export function memberRoutes(app: FastifyInstance, db: Database, signIn: SignIn): void {
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
