/** Who may knock at the doors of a chat: pages that it names, at a pace that people have. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../core/database/database.ts';
import { Allowance } from '../../../core/http/allowance.ts';
import { forbidden, notFound, tooFast, unauthenticated } from '../../../core/http/problems.ts';
import { type Chat, chatWithKey, type Visitor, visitorWithToken } from './chats.ts';
import { isAllowed } from './origins.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by {@link admitPages}. */
    chat: Chat | null;
  }
}

const PREFLIGHT_SECONDS = 7200;

/** Finds the chat of each request, and refuses pages that it does not name, so that no script of theirs reads an answer. */
export function admitPages(app: FastifyInstance, db: Database, pace: Pace): void {
  app.decorateRequest('chat', null);
  app.addHook('onRequest', async (request, reply) => {
    const { key } = request.params as { key: string };
    pace.knocking(request.ip);
    const chat = await chatWithKey(db, key);
    if (!chat) throw notFound('There is no chat with this key. Copy the line for your pages again.');
    const { origin } = request.headers;
    reply.headers({ vary: 'origin', 'cross-origin-resource-policy': 'cross-origin' });
    if (origin !== undefined) allow(chat, origin, request, reply);
    request.chat = chat;
  });
  app.options('/chat/:key/*', { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({
        'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
        'access-control-allow-headers': 'authorization, content-type, last-event-id',
        'access-control-max-age': String(PREFLIGHT_SECONDS),
      })
      .status(204)
      .send(),
  );
}

/** Our own pages show how it looks. Programs that are no browsers say no origin, and have no visitor's token either. */
function allow({ name, origins }: Chat, origin: string, request: FastifyRequest, reply: FastifyReply): void {
  const isOurs = origin.replace(/^https?:\/\//, '') === request.host;
  if (!isOurs && !isAllowed(origin, origins))
    throw forbidden(
      `Pages of ${origin.slice(0, 200)} may not open the chat "${name}". Add them to its pages in the settings.`,
    );
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'retry-after, content-disposition',
  });
}

export const chatOf = (request: FastifyRequest): Chat => request.chat!;

/** Null for a browser that has no token, or one that was forgotten. */
export async function visitorIfKnown(db: Database, request: FastifyRequest): Promise<Visitor | null> {
  const token = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  return token ? visitorWithToken(db, chatOf(request), token) : null;
}

/** @throws 401 */
export async function visitorOf(db: Database, request: FastifyRequest): Promise<Visitor> {
  const visitor = await visitorIfKnown(db, request);
  if (!visitor)
    throw unauthenticated('This browser has no token of this chat, or it was forgotten. Begin anew.');
  return visitor;
}

/** An office behind one address is many people. */
const KNOCKS_A_SECOND = 30;
const HOUR_SECONDS = 3600;
/** New visitors of one address: so many at once, and as many again within an hour. */
const VISITORS_AN_HOUR = 400;
const MESSAGES_A_SECOND = 3;
const MESSAGES_AN_HOUR = 600;

/** How fast one address and one visitor may be. */
export class Pace {
  readonly #knocks = new Allowance();
  readonly #visitors = new Allowance(HOUR_SECONDS);
  readonly #messages = new Allowance();
  readonly #hour = new Allowance(HOUR_SECONDS);

  /** @throws 429, as the others do */
  knocking(address: string): void {
    refuse(this.#knocks.take(address, 1, KNOCKS_A_SECOND));
  }

  entering(address: string): void {
    refuse(this.#visitors.take(address, 1, VISITORS_AN_HOUR / HOUR_SECONDS));
  }

  writing(visitorId: string): void {
    refuse(this.#messages.take(visitorId, 1, MESSAGES_A_SECOND));
    refuse(this.#hour.take(visitorId, 1, MESSAGES_AN_HOUR / HOUR_SECONDS));
  }
}

function refuse(wait: number): void {
  if (wait > 0) throw tooFast('That is faster than people write. Go on after the pause.', wait);
}
