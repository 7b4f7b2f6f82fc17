import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { readFile } from '../../../core/files/files.ts';
import { discard } from '../../../core/files/spool.ts';
import { isPicture } from '../../../core/files/type.ts';
import { invalid } from '../../../core/http/problems.ts';
import { admit, type Caller, serve } from '../../../core/http/serve.ts';
import { draftAttachments, findAttachment, removeUnsent } from './attachments.ts';
import { attachmentsApi as api, attachApi, MOST_ATTACHMENTS } from './contract.ts';
import { receive } from './upload.ts';

export async function attachmentRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context;
  await app.register((scope) => uploadRoute(scope, context));
  serve(app, api.download, ({ params, caller, reply }) => answerFile(context, caller, params.id, reply));
  serve(app, api.picture, ({ params, caller, reply }) => answerPicture(context, caller, params.id, reply));
  serve(app, api.remove, ({ params, caller }) =>
    inWorkspace(db, caller, (tx) => removeUnsent(tx, caller, params.id)),
  );
}

async function uploadRoute(app: FastifyInstance, context: Context) {
  await app.register(multipart, {
    limits: { fileSize: Number.POSITIVE_INFINITY, files: MOST_ATTACHMENTS, fieldSize: 1000 },
  });
  app.post(
    attachApi.path,
    {
      schema: {
        summary: 'Upload files to send with a message (multipart: conversation, file …)',
        tags: ['conversations'],
        consumes: ['multipart/form-data'],
        response: { 201: attachApi.answer },
      },
    },
    async (request, reply) => {
      const caller = admit(request, attachApi.access)!;
      const { files, conversationId } = await receive(request, context);
      try {
        const items = await inWorkspace(context.db, caller, (tx) =>
          draftAttachments(tx, caller, files, conversationId),
        );
        return reply.status(201).send({ items });
      } finally {
        await discard(files.map(({ file }) => file));
      }
    },
  );
}

/** Never shown within our own pages, and never run: saved, under the name it came with. */
async function answerFile({ db }: Context, caller: Caller, id: string, reply: FastifyReply) {
  const { name, file } = await inWorkspace(db, caller, (tx) => findAttachment(tx, id));
  return asFile(reply, file.type, `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).send(
    readFile(db, caller, file),
  );
}

async function answerPicture({ db }: Context, caller: Caller, id: string, reply: FastifyReply) {
  const { file } = await inWorkspace(db, caller, (tx) => findAttachment(tx, id));
  if (!isPicture(file.type)) throw invalid(`It is no picture, but ${file.type}. Save it instead.`);
  return asFile(reply, file.type, 'inline').send(readFile(db, caller, file));
}

/** Nothing in it is run, wherever it is opened. */
export function asFile(reply: FastifyReply, type: string, disposition: string): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', disposition)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=31536000, immutable');
}
