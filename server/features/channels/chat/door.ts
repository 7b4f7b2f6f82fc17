/**
 * The doors of the widget, under `/chat/KEY`: for pages that the chat names, without cookies. What a visitor may read
 * and write is told by a token that only their browser has.
 */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { readFile } from '../../../core/files/files.ts';
import { discard } from '../../../core/files/spool.ts';
import { isPicture } from '../../../core/files/type.ts';
import { notFound } from '../../../core/http/problems.ts';
import { serve } from '../../../core/http/serve.ts';
import { asFile } from '../../conversations/attachments/routes.ts';
import { receive } from '../../conversations/attachments/upload.ts';
import { sendingAccounts } from '../email/reply-route.ts';
import { admitPages, chatOf, Pace, visitorIfKnown, visitorOf } from './admit.ts';
import { type Asker, askerInChats } from './asking.ts';
import type { Chat } from './chats.ts';
import { deskOf } from './desk.ts';
import { fileOf, keepUploads } from './files.ts';
import { conversationOf, readAfter, readBefore } from './log.ts';
import { askForTranscript } from './mail-transcript.ts';
import { sealingKey } from './secret.ts';
import { noteSeen } from './seen.ts';
import { send } from './send.ts';
import { openStream, tellHere } from './stream.ts';
import { transcriptOf } from './transcript.ts';
import { enter, leave, noteToken, tellOf } from './visitors.ts';
import { visitorsApi as api, MOST_FILES, uploadApi } from './visitors-contract.ts';

/** A message and its page; longer ones are told so by the door itself. */
const MOST_BYTES = 64_000;

export async function chatDoor(parent: FastifyInstance, context: Context): Promise<void> {
  const { db, config } = context;
  const key = await sealingKey(context);
  const pace = new Pace();
  await parent.register(async (app) => {
    admitPages(app, db, pace);
    app.addHook('onRoute', (route) => {
      route.bodyLimit ??= MOST_BYTES;
    });
    await app.register((scope) => uploadRoute(scope, context, pace));

    serve(app, api.settings, ({ request }) => readSettings(context, chatOf(request), config.maxFileBytes));
    serve(app, api.enter, async ({ request, body }) => {
      pace.entering(request.ip);
      const [chat, known] = [chatOf(request), await visitorIfKnown(db, request)];
      return inWorkspace(db, chat, (tx) => enter(tx, chat, key, known, body));
    });
    serve(app, api.tell, async ({ request, body }) => {
      const [chat, visitor] = [chatOf(request), await visitorOf(db, request)];
      return inWorkspace(db, chat, (tx) => tellOf(tx, chat, visitor.id, body));
    });
    serve(app, api.leave, async ({ request }) => {
      const visitor = await visitorOf(db, request);
      return inWorkspace(db, visitor, async (tx) => {
        await leave(tx, visitor);
        return undefined;
      });
    });
    serve(app, api.messages, async ({ request, query }) => readMessages(context, request, query));
    serve(app, api.send, async ({ request, body }) => {
      const [chat, visitor] = [chatOf(request), await visitorOf(db, request)];
      pace.writing(visitor.id);
      return inWorkspace(db, chat, (tx) => send(tx, chat, visitor, body));
    });
    serve(app, api.typing, async ({ request }) => {
      const visitor = await visitorOf(db, request);
      const conversation = await inWorkspace(db, visitor, (tx) => conversationOf(tx, visitor.id));
      if (conversation) await tellHere(db, visitor, conversation, 'typing');
      return undefined;
    });
    serve(app, api.seen, async ({ request, body }) => {
      const visitor = await visitorOf(db, request);
      return inWorkspace(db, visitor, async (tx) => {
        await noteSeen(tx, visitor, body);
        return undefined;
      });
    });
    serve(app, api.answer, async ({ request, params, body }) => {
      const [visitor, asker] = [await visitorOf(db, request), askerHere()];
      pace.writing(visitor.id);
      return inWorkspace(db, visitor, (tx) => asker.answer(tx, visitor, visitor.id, params.id, body));
    });
    serve(app, api.decline, async ({ request, params }) => {
      const [visitor, asker] = [await visitorOf(db, request), askerHere()];
      pace.writing(visitor.id);
      return inWorkspace(db, visitor, (tx) => asker.decline(tx, visitor, visitor.id, params.id));
    });
    serve(app, api.attachment, async ({ request, params, reply }) => {
      const visitor = await visitorOf(db, request);
      const { name, file } = await inWorkspace(db, visitor, (tx) => fileOf(tx, visitor, params.id));
      const how = isPicture(file.type) ? 'inline' : 'attachment';
      return asFile(reply, file.type, `${how}; filename*=UTF-8''${encodeURIComponent(name)}`).send(
        readFile(db, visitor, file),
      );
    });
    serve(app, api.transcript, async ({ request, reply }) => {
      const [chat, visitor] = [chatOf(request), await visitorOf(db, request)];
      const { text } = await inWorkspace(db, visitor, (tx) => transcriptOf(tx, chat, visitor));
      return asFile(reply, 'text/plain; charset=utf-8', 'attachment; filename="chat.txt"')
        .header('cache-control', 'private, no-store')
        .send(text);
    });
    serve(app, api.mailTranscript, async ({ request }) => {
      const [chat, visitor] = [chatOf(request), await visitorOf(db, request)];
      return inWorkspace(db, visitor, (tx) => askForTranscript(tx, chat, visitor));
    });
    streamRoute(app, context);
  });
}

/** @throws 404 where no feature asks anything */
function askerHere(): Asker {
  const asker = askerInChats();
  if (!asker) throw notFound('Nothing is asked here.');
  return asker;
}

function readSettings({ db }: Context, chat: Chat, maxFileBytes: number) {
  const { name, language, colour, side, greetings, askName, askEmail } = chat;
  return inWorkspace(db, chat, async (tx) => ({
    ...{ name, language, colour, side, greetings, askName, askEmail, maxFileBytes },
    ...(await deskOf(tx, chat)),
    canMail: (await sendingAccounts(tx)).length > 0,
  }));
}

type Asked = z.output<typeof api.messages.query & object>;

async function readMessages({ db }: Context, request: FastifyRequest, { after, before, limit }: Asked) {
  const visitor = await visitorOf(db, request);
  const { id, name, email, userId, readPosition, deskReadPosition } = visitor;
  return inWorkspace(db, visitor, async (tx) => {
    await noteToken(tx, visitor);
    const items =
      after === undefined ? await readBefore(tx, id, before, limit) : await readAfter(tx, id, after, limit);
    return {
      ...{ items, readPosition, deskReadPosition },
      hasEarlier: (items[0]?.position ?? 1) > 1,
      visitor: { name, email, isSigned: userId !== null },
    };
  });
}

const Cursor = z.coerce.number().int().min(0).catch(0);

function streamRoute(app: FastifyInstance, context: Context): void {
  app.get('/chat/:key/stream', { schema: { hide: true } }, async (request, reply) => {
    const visitor = await visitorOf(context.db, request);
    openStream(context, visitor, Cursor.parse(request.headers['last-event-id']), request, reply);
  });
}

async function uploadRoute(app: FastifyInstance, context: Context, pace: Pace): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: Number.POSITIVE_INFINITY, files: MOST_FILES, fieldSize: 1000 },
  });
  app.post(
    uploadApi.path,
    {
      schema: {
        summary: 'Upload files to send with a message of a chat (multipart: file …)',
        tags: ['chat'],
        security: [],
        consumes: ['multipart/form-data'],
        response: { 201: uploadApi.answer },
      },
    },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const visitor = await visitorOf(context.db, request);
      pace.writing(visitor.id);
      const { files } = await receive(request, context);
      try {
        const items = await inWorkspace(context.db, visitor, (tx) => keepUploads(tx, visitor, files));
        return reply.status(201).send({ items });
      } finally {
        await discard(files.map(({ file }) => file));
      }
    },
  );
}
