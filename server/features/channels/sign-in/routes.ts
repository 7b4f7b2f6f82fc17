import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import { serve } from '../../../core/http/serve.ts';
import type { Reach } from '../reach.ts';
import { signInApi as api } from './contract.ts';
import { beginSignIn, finishSignIn } from './sign-in.ts';

export function signInRoutes(app: FastifyInstance, reach: Reach): void {
  serve(app, api.begin, ({ caller, params, body }) =>
    inWorkspace(reach.db, caller, (tx) => beginSignIn(tx, caller, reach.keys, params.id, body.redirectUrl)),
  );
  serve(app, api.finish, ({ caller, body }) => finishSignIn(reach, caller, body));
}
