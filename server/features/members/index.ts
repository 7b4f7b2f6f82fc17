/** Members: who may enter, and what they may do here. */
import type { Feature } from '../../core/feature.ts';
import { recogniseCallers } from './callers.ts';
import { noteWhoIsHere } from './here.ts';
import { listenForKeys } from './keys.ts';
import { departmentRoutes, keyRoutes, roleRoutes } from './rights-routes.ts';
import { invitationRoutes, memberRoutes, meRoutes, sessionRoutes } from './routes.ts';
import { signInSecret } from './secret.ts';
import { unattendedFirstStart } from './setup.ts';
import { createSignIn } from './sign-in.ts';
import { signInDoors } from './sign-in-doors.ts';
import { endStreamsOfTheGone } from './streams.ts';

export const members: Feature = {
  name: 'members',
  topics: { member: 'oneself' },
  async start({ config, db, live }) {
    await unattendedFirstStart(db, config);
    noteWhoIsHere(db, live);
    const stopListening = listenForKeys(db, live);
    return async () => stopListening();
  },
  async routes(app, { db, live }) {
    const signIn = createSignIn(db, await signInSecret(db));
    recogniseCallers(app, db, signIn.secret);
    endStreamsOfTheGone(app, live);
    signInDoors(app, db, signIn);
    sessionRoutes(app, db, signIn);
    memberRoutes(app, db);
    invitationRoutes(app, db, signIn);
    meRoutes(app, db);
    departmentRoutes(app, db);
    roleRoutes(app, db);
    keyRoutes(app, db);
  },
};
