/** Streams of live news end when whoever opened them may no longer be here. A screen that still may opens a new one. */
import type { FastifyInstance } from 'fastify';
import type { Live, News } from '../../core/live/live.ts';
import { KEYS_TOPIC } from './keys.ts';
import { MEMBERS_TOPIC } from './roster.ts';

export function endStreamsOfTheGone(app: FastifyInstance, live: Live): void {
  app.addHook('onRequest', async (request) => {
    const { caller } = request;
    if (!caller || !request.url.startsWith('/api/live')) return;
    const endIfGone = (news: News) => {
      if (news.ended === caller.actor.id) request.raw.destroy();
    };
    const stops = [MEMBERS_TOPIC, KEYS_TOPIC].map((topic) => live.on(caller.workspaceId, topic, endIfGone));
    request.raw.once('close', () => {
      for (const stop of stops) stop();
    });
  });
}
