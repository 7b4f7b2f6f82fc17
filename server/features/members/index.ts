/** Members: who may enter, and what they may do here. */
import type { Feature } from '../../core/feature.ts';
import { recogniseCallers } from './callers.ts';
import { listenForKeys } from './keys.ts';
import { memberRoutes } from './routes.ts';
import { signInSecret } from './secret.ts';
import { unattendedFirstStart } from './setup.ts';
import { createSignIn } from './sign-in.ts';
import { signInDoors } from './sign-in-doors.ts';

export const members: Feature = {
  name: 'members',
  async start({ config, db, live }) {
    await unattendedFirstStart(db, config);
    const stopListening = listenForKeys(db, live);
    return async () => stopListening();
  },
  async routes(app, { db }) {
    const signIn = createSignIn(db, await signInSecret(db));
    recogniseCallers(app, db, signIn.secret);
    signInDoors(app, db, signIn);
    memberRoutes(app, db, signIn);
  },
};
