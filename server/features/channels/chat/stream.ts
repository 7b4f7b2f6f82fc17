/**
 * News to a visitor's browser, as server-sent events: `message` with its position as id, so that whoever comes back
 * goes on where they were; `read` with how far we and they have read; `ask` with what they are asked, or null;
 * `typing` while a member types.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { announce, type News } from '../../../core/live/live.ts';
import { log } from '../../../core/log.ts';
import { presenceTopic } from '../../conversations/presence.ts';
import { askerInChats } from './asking.ts';
import { type Visitor, visitorTopic } from './chats.ts';
import { conversationOf, readAfter } from './log.ts';

const HEARTBEAT_MS = 20_000;
/** Members who look say so every twenty seconds, and want to know who is there. */
const HERE_AGAIN_MS = 10_000;
const AT_ONCE = 100;
/** Whoever does not take what they are sent is let go: they come back and go on where they were. */
const MOST_WAITING_BYTES = 1_000_000;

/** @param after position until where the browser has everything */
export function openStream(
  { db, live }: Context,
  visitor: Visitor,
  after: number,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  out.write('retry: 1000\n\n');
  let position = after;
  let reads = '';
  let asked = '';
  let conversation: string | null = null;
  let isEnded = false;
  let stopPresence = () => {};

  const write = (event: string, data: object, id?: number) => {
    if (isEnded) return;
    out.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
    if (out.writableLength > MOST_WAITING_BYTES) out.destroy();
  };

  async function bring(): Promise<void> {
    for (let isMore = true; isMore && !isEnded; ) {
      const found = await inWorkspace(db, visitor, async (tx) => ({
        items: await readAfter(tx, visitor.id, position, AT_ONCE),
        reads: await readsOf(tx, visitor.id),
        conversation: await conversationOf(tx, visitor.id),
        ask: (await askerInChats()?.read(tx, visitor.id)) ?? null,
      }));
      if (!found.reads) return void out.destroy();
      for (const message of found.items) write('message', message, message.position);
      position = found.items.at(-1)?.position ?? position;
      if (JSON.stringify(found.reads) !== reads) write('read', found.reads);
      reads = JSON.stringify(found.reads);
      // Also that nothing is: a browser that comes back may still show what was taken away.
      if (JSON.stringify(found.ask) !== asked) write('ask', { ask: found.ask });
      asked = JSON.stringify(found.ask);
      attend(found.conversation);
      isMore = found.items.length === AT_ONCE;
    }
  }
  const bringNews = oneAtATime(bring, (error) => {
    log.debug('a chat could not be brought its news', { reason: error.message });
    out.destroy();
  });

  /** Hears whoever looks at the conversation, and is seen there. */
  function attend(next: string | null): void {
    if (next === conversation || isEnded) return;
    stopPresence();
    conversation = next;
    if (!next) return;
    let toldAt = 0;
    const here = () => {
      if (Date.now() - toldAt < HERE_AGAIN_MS) return;
      toldAt = Date.now();
      void tellHere(db, visitor, next, 'looking');
    };
    stopPresence = live.on(visitor.workspaceId, presenceTopic(next), ({ doing, who }: News) => {
      // Also told that something may have been missed, by nobody.
      if (!who || (who as Who).isCustomer) return;
      if (doing === 'typing') write('typing', {});
      if (doing !== 'gone') here();
    });
    here();
  }

  const stopNews = live.on(visitor.workspaceId, visitorTopic(visitor.id), (news) => {
    if (news.left === visitor.tokenHash) out.destroy();
    else bringNews();
  });
  const heartbeat = setInterval(() => out.write(': still here\n\n'), HEARTBEAT_MS);
  request.raw.on('close', () => {
    isEnded = true;
    clearInterval(heartbeat);
    stopNews();
    stopPresence();
    if (conversation) void tellHere(db, visitor, conversation, 'gone');
  });
  bringNews();
}

interface Who {
  id: string;
  name: string;
  isCustomer?: boolean;
}

/** To members who have the conversation open. A nicety: who cannot be told is not told. */
export async function tellHere(
  db: Context['db'],
  { id, name, workspaceId }: Visitor,
  conversationId: string,
  doing: 'looking' | 'typing' | 'gone',
): Promise<void> {
  const who: Who = { id, name, isCustomer: true };
  await inWorkspace(db, { workspaceId }, (tx) =>
    announce(tx, workspaceId, [{ topic: presenceTopic(conversationId), doing, who }]),
  ).catch(() => {});
}

/** Undefined when the visitor is gone. */
const readsOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('chat_visitors')
    .select(['read_position as readPosition', 'desk_read_position as deskReadPosition'])
    .where('id', '=', id)
    .executeTakeFirst();

/** What is asked for while it runs is done once more after it, not beside it. */
function oneAtATime(work: () => Promise<void>, fail: (error: Error) => void): () => void {
  let isRunning = false;
  let isWanted = false;
  return async function run() {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } catch (error) {
      fail(error as Error);
    } finally {
      isRunning = false;
    }
  };
}
