/** The HTTP server before any feature: parsing, errors, security headers, documentation. */
import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import {
  isResponseSerializationError,
  jsonSchemaTransform,
  serializerCompiler,
} from 'fastify-type-provider-zod';
import { log } from '../log.ts';
import type { Problem } from './contract.ts';
import { isEngineDown, Refusal, tooLarge } from './problems.ts';
import { readBySchema } from './validate.ts';

const WEB = new URL('../../../web/dist/', import.meta.url).pathname;
const MAX_BODY_BYTES = 1_000_000;

/** A Fastify server with Jornada's manners; features add their routes before `ready()`. */
export async function createApp(): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 600 },
  });
  app.setValidatorCompiler(readBySchema);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('caller', null);
  app.setErrorHandler(answerError);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    hsts: false,
  });
  await app.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] });
  await document(app);
  return app;
}

/** Nothing foreign: every script, style, font and picture is served by us. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

async function document(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Jornada',
        version: '1',
        description:
          'Times are RFC 3339 UTC, money is integer minor units with a currency, durations are seconds.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key with the needed scope' },
        },
      },
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(scalar, {
    routePrefix: '/api/docs',
    configuration: { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false },
    hooks: {
      // The reference's own page carries its styles inline; nothing foreign even so.
      onRequest: (_request, reply, done) => {
        reply.header(
          'content-security-policy',
          "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
        );
        done();
      },
    },
  });
}

/** Serves the built web app; any address that is no file is the app's own to route. */
export async function serveWebApp(app: FastifyInstance): Promise<void> {
  if (existsSync(`${WEB}index.html`)) {
    await app.register(fastifyStatic, {
      root: WEB,
      setHeaders: (res, path) => {
        res.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|v1|chat|assets)\//.test(request.url);
    if (wantsPage && existsSync(`${WEB}index.html`)) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    }
    return send(reply, {
      type: 'urn:jornada:not-found',
      title: 'Not found',
      status: 404,
      detail: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
    });
  });
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Refusal) return send(reply.headers(error.headers), error.problem);
  if (isEngineDown(error)) {
    log.warn('a request failed because the record could not be reached', {
      url: request.url,
      reason: error.message,
    });
    return send(reply.header('retry-after', '2'), {
      type: 'urn:jornada:unavailable',
      title: 'Not available right now',
      status: 503,
      detail: 'The record cannot be reached. Nothing of this request was kept; try again in a moment.',
    });
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return send(reply, bodyTooLarge(request).problem);
  if (status >= 400 && status < 500) {
    return send(reply, { type: 'urn:jornada:invalid', title: error.message, status, detail: error.message });
  }
  const part = isResponseSerializationError(error) ? { issues: error.cause.issues } : {};
  log.error('a request failed', { method: request.method, url: request.url, error: error.stack, ...part });
  return send(reply, {
    type: 'urn:jornada:fault',
    title: 'Something went wrong in Jornada',
    status: 500,
    detail: `It is our fault, and it was logged as ${request.id}.`,
  });
}

const bodyTooLarge = ({ routeOptions: { bodyLimit = MAX_BODY_BYTES } }: FastifyRequest) =>
  tooLarge(
    `What was sent is larger than the ${bodyLimit.toLocaleString('en')} bytes that are taken here at once.`,
  );

function send(reply: FastifyReply, problem: Problem) {
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);
}
