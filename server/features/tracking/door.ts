/**
 * The tracking door: Segment's HTTP API under `/v1`, and the short addresses that analytics-next uses. The key may
 * come as user of Basic, as Bearer, or as `writeKey` in the body; any page of any site may call.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { Allowance } from '../../core/http/allowance.ts';
import { forbidden, tooFast, unauthenticated } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { callerOfKey } from '../members/keys.ts';
import type { Acceptance } from './accept.ts';
import { answerOf } from './answer.ts';
import { readBody } from './read-body.ts';
import { type Expected, take } from './take.ts';
import { workspaceFacts } from './workspace-facts.ts';

const ADDRESSES: Record<string, Expected> = {
  identify: 'identify',
  track: 'track',
  page: 'page',
  screen: 'screen',
  group: 'group',
  alias: 'alias',
  batch: 'batch',
  i: 'identify',
  t: 'track',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
  b: 'batch',
};
const PREFLIGHT_SECONDS = 86_400;
/** Bodies are read by `readBody`, answers are a few bytes, and no page is ever shown from here. */
const OPTIONS = {
  schema: { hide: true },
  decompress: false,
  compress: false,
  helmet: { contentSecurityPolicy: false },
} as const;

export async function trackingDoor(
  parent: FastifyInstance,
  db: Database,
  acceptance: Acceptance,
): Promise<void> {
  const allowance = new Allowance();
  await parent.register(async (app) => {
    app.removeAllContentTypeParsers();
    // Whatever it is called, it is read as JSON, by `readBody`.
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.addHook('onRequest', allowEveryPage);
    app.options('/v1/*', { schema: { hide: true } }, (_request, reply) => answerPreflight(reply));
    app.get('/v1/projects/:writeKey/settings', { schema: { hide: true } }, (request) =>
      settingsFor(db, request),
    );
    for (const [name, expected] of Object.entries(ADDRESSES)) {
      app.post(`/v1/${name}`, OPTIONS, (request, reply) =>
        receive(request, reply, expected, { db, acceptance, allowance }),
      );
    }
  });
}

interface Door {
  db: Database;
  acceptance: Acceptance;
  allowance: Allowance;
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  expected: Expected,
  { db, acceptance, allowance }: Door,
) {
  const receivedAtMs = Date.now();
  const body = await readBody(request.raw, request.headers['content-encoding']);
  const taken = take(body, expected, { receivedAtMs, sentAtMs: null });
  const key = keyIn(request.headers.authorization) ?? taken.writeKey;
  if (!key && taken.whole) return answerOf(reply, expected, taken, taken.refused);
  const caller = await callerFor(db, key);
  await refuseTooFast(db, allowance, acceptance, caller, taken.calls.length + taken.refused.length);
  const refused = await acceptance.accept(caller, taken);
  return answerOf(reply, expected, taken, refused);
}

/** The key as user of Basic (without password, as these clients send it), or as Bearer. */
function keyIn(header: string | undefined): string | null {
  const [, scheme, value] = /^(Basic|Bearer) +(\S+)$/i.exec(header ?? '') ?? [];
  if (!scheme || !value) return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] || null;
}

async function callerFor(db: Database, key: string | null): Promise<Caller> {
  if (!key)
    throw unauthenticated(
      'Send the write key as user of Basic authorization, as Bearer, or as writeKey in the body.',
    );
  const caller = await callerOfKey(db, key);
  if (!caller) throw unauthenticated('This write key is not known here, or was revoked.');
  if (!caller.permissions.has('track'))
    throw forbidden(`The key "${caller.actor.name}" may not track. Give it the scope "track".`);
  return caller;
}

async function refuseTooFast(
  db: Database,
  allowance: Allowance,
  acceptance: Acceptance,
  caller: Caller,
  events: number,
) {
  if (acceptance.isFull)
    throw tooFast('More is waiting to be written than memory should hold. Send it again in a moment.', 1);
  const { eventsPerSecond: perSecond } = await workspaceFacts(db, caller.workspaceId);
  const wait = allowance.take(caller.actor.id ?? '', events, perSecond);
  if (wait > 0)
    throw tooFast(`This key may send ${perSecond} events a second. Send it again after the pause.`, wait);
}

/** Credentials play no part here, so any page may call and read the answer. */
async function allowEveryPage(request: FastifyRequest, reply: FastifyReply) {
  const { origin } = request.headers;
  reply.header('cross-origin-resource-policy', 'cross-origin');
  if (!origin) return;
  // A beacon is sent with credentials whether one wants it or not; a browser then wants to see its own name.
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after',
    vary: 'origin',
  });
}

function answerPreflight(reply: FastifyReply) {
  return reply
    .headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, content-encoding, x-retry-count',
      'access-control-max-age': String(PREFLIGHT_SECONDS),
    })
    .status(204)
    .send();
}

/** What analytics-next asks before it starts: that it should send everything here. */
async function settingsFor(db: Database, request: FastifyRequest) {
  const { writeKey } = request.params as { writeKey: string };
  await callerFor(db, writeKey);
  return {
    integrations: {
      'Segment.io': { apiKey: writeKey, apiHost: `${request.host}/v1`, protocol: request.protocol },
    },
    plan: {
      track: { __default: { enabled: true } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
  };
}
