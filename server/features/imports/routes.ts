import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { invalid } from '../../core/http/problems.ts';
import { admit, serve } from '../../core/http/serve.ts';
import { readAs } from '../../core/http/validate.ts';
import { importAgain } from './again.ts';
import { arrive } from './arrive.ts';
import { changeImport } from './change.ts';
import { importsApi, ToldMapping, uploadApi } from './contract.ts';
import { Format } from './format.ts';
import { IMPORT_KINDS } from './kinds.ts';
import { listImports } from './list.ts';
import { previewImport } from './preview.ts';
import { listRejected, rejectedCsv } from './rejected.ts';
import { cancelImport, pauseImport, removeImport, resumeImport, runImport, undoImport } from './states.ts';
import { getImport, toldImport } from './store.ts';
import { discard, receive, type Upload } from './upload.ts';

const MAX_FILES = 100;
const MAX_FIELD_BYTES = 1_000_000;

export async function importRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db, config } = context;
  await app.register((scope) => uploadRoute(scope, context));
  serve(app, importsApi.list, ({ query, caller }) => inWorkspace(db, caller, (tx) => listImports(tx, query)));
  serve(app, importsApi.get, ({ params, caller }) =>
    inWorkspace(db, caller, async (tx) => toldImport(await getImport(tx, params.id))),
  );
  serve(app, importsApi.preview, ({ params, caller }) => previewImport(context, caller, params.id));
  serve(app, importsApi.change, async ({ params, body, caller }) =>
    toldImport(await changeImport(context, caller, params.id, body)),
  );
  const steps = [
    [importsApi.run, runImport],
    [importsApi.pause, pauseImport],
    [importsApi.resume, resumeImport],
    [importsApi.cancel, cancelImport],
    [importsApi.undo, undoImport],
  ] as const;
  for (const [route, take] of steps) {
    serve(app, route, ({ params, caller }) =>
      inWorkspace(db, caller, async (tx) => toldImport(await take(tx, caller, params.id))),
    );
  }
  serve(app, importsApi.again, async ({ params, caller }) =>
    toldImport(await importAgain(context, caller, params.id)),
  );
  serve(app, importsApi.rejected, ({ params, query, caller }) =>
    inWorkspace(db, caller, (tx) => listRejected(tx, params.id, query)),
  );
  serve(app, importsApi.rejectedCsv, async ({ params, caller, reply }) => {
    const { fileName, stream } = await rejectedCsv(db, caller, params.id);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    return reply.type('text/csv; charset=utf-8').send(stream);
  });
  serve(app, importsApi.remove, ({ params, caller }) => removeImport(db, config.dataDir, caller, params.id));
}

async function uploadRoute(app: FastifyInstance, context: Context) {
  await app.register(multipart, {
    limits: { fileSize: Number.POSITIVE_INFINITY, files: MAX_FILES, fieldSize: MAX_FIELD_BYTES },
  });
  app.post(
    uploadApi.path,
    {
      schema: {
        summary: 'Upload files to import (multipart: file …, kind, mapping, format, source, start)',
        tags: ['imports'],
        consumes: ['multipart/form-data'],
        response: { 201: uploadApi.answer },
      },
    },
    async (request, reply) => {
      const caller = admit(request, uploadApi.access)!;
      const upload = await receive(request, context.config.dataDir);
      try {
        const arrivals = arrivalsOf(upload);
        const rows = await arrive(context, caller, arrivals, upload.fields.start !== 'false');
        return reply.status(201).send({ id: rows[0]!.id, imports: rows.map(toldImport) });
      } catch (error) {
        await discard(upload.files, context.config.dataDir);
        throw error;
      }
    },
  );
}

function arrivalsOf({ files, fields }: Upload) {
  const format = parseField('format', Format.partial(), fields.format) ?? {};
  const mapping = parseMapping(fields.mapping);
  const source = fields.source?.trim();
  return files.map((file) => ({
    file,
    kind: parseKind(file.kind),
    format,
    mapping: source ? { ...mapping, source } : mapping,
  }));
}

function parseKind(text: string | undefined) {
  if (!text) return undefined;
  const kind = IMPORT_KINDS.find((one) => one === text);
  if (!kind)
    throw invalid(`"${text}" is not a kind of import.`, [
      { at: 'kind', message: `must be one of ${IMPORT_KINDS.join(', ')}` },
    ]);
  return kind;
}

/** Either the whole mapping, or just its columns. */
function parseMapping(text: string | undefined) {
  const told = parseField('mapping', z.record(z.string(), z.unknown()), text);
  if (!told) return {};
  const isWhole = ['columns', 'values'].some(
    (part) => typeof told[part] === 'object' && told[part] !== null && !('field' in told[part]),
  );
  return readAs(ToldMapping, isWhole ? told : { columns: told }, 'mapping');
}

function parseField<S extends z.ZodType>(
  name: string,
  schema: S,
  text: string | undefined,
): z.output<S> | undefined {
  if (!text) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(`The field "${name}" is not JSON.`, [{ at: name, message: 'must be JSON' }]);
  }
  return readAs(schema, value, name);
}
