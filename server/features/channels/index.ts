/** Channels: the ways by which customers reach us and answers reach them. E-mail, live chat, messengers and public comments, telephones and shops. */
import type { Feature } from '../../core/feature.ts';
import { carryBy } from '../conversations/carriers.ts';
import { listenToPresence } from '../conversations/presence.ts';
import { carryByChat, chatReaches } from './chat/carry.ts';
import { mailTranscriptJob } from './chat/mail-transcript.ts';
import { mailUnseenJob } from './chat/mail-unseen.ts';
import { noteDeskReads } from './chat/seen.ts';
import { sweepTokensJob } from './chat/sweep.ts';
import { openDoors } from './doors.ts';
import { acknowledgeJob } from './email/acknowledge.ts';
import { openMailDoor } from './email/door.ts';
import { carryByMail } from './email/outgoing.ts';
import { startReading } from './email/reader.ts';
import { sendJob } from './email/send-job.ts';
import { carryByMessenger, messengerReaches } from './messaging/carry.ts';
import { messagingFetchJob } from './messaging/media-job.ts';
import { messagingNameJob } from './messaging/name-job.ts';
import { messagingSendJob } from './messaging/send-job.ts';
import { channelRoutes } from './routes.ts';
import { TROUBLES_TOPIC } from './troubles.ts';

export const channels: Feature = {
  name: 'channels',
  topics: { calls: 'conversations.read', [TROUBLES_TOPIC]: 'conversations.read' },
  async start(context) {
    // The chat first: what is mailed on purpose shows there, too.
    carryBy('chat', carryByChat, chatReaches);
    carryBy('messaging', carryByMessenger, messengerReaches);
    carryBy('email', carryByMail);
    listenToPresence(noteDeskReads);
    const door = await openMailDoor(context);
    if (door) openDoors.set(context.db, door);
    const stopReading = startReading(context);
    return async () => {
      await door?.close();
      await stopReading();
    };
  },
  routes: channelRoutes,
  jobs: (context) => [
    sendJob(context),
    acknowledgeJob(context),
    mailUnseenJob(context.db),
    mailTranscriptJob(context),
    sweepTokensJob(context.db),
    messagingSendJob(context),
    messagingFetchJob(context),
    messagingNameJob(context),
  ],
};
