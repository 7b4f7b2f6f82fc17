/** Channels: the ways by which customers reach us and answers reach them. E-mail so far. */
import type { Feature } from '../../core/feature.ts';
import { carryBy } from '../conversations/carriers.ts';
import { openDoors } from './doors.ts';
import { openMailDoor } from './email/door.ts';
import { carryByMail } from './email/outgoing.ts';
import { startReading } from './email/reader.ts';
import { sendJob } from './email/send-job.ts';
import { channelRoutes } from './routes.ts';

export const channels: Feature = {
  name: 'channels',
  async start(context) {
    carryBy('email', carryByMail);
    const door = await openMailDoor(context);
    if (door) openDoors.set(context.db, door);
    const stopReading = startReading(context);
    return async () => {
      await door?.close();
      await stopReading();
    };
  },
  routes: channelRoutes,
  jobs: (context) => [sendJob(context)],
};
