/**
 * The door for telephone services: `/channels/KEY/calls`. Whatever tells of calls shows the secret of the account, or
 * signs with it; it is answered when what it told is kept.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { Allowance } from '../../../core/http/allowance.ts';
import { invalid, notFound, tooFast, unauthenticated } from '../../../core/http/problems.ts';
import { readAs } from '../../../core/http/validate.ts';
import type { ChannelKeys } from '../keys.ts';
import { type Phone, phoneWithKey } from './accounts.ts';
import { CallEvent } from './event.ts';
import { keepCall } from './keep-call.ts';
import { isBelieved } from './secret.ts';

const PATH = '/channels/:key/calls';
const MOST_BYTES = 20_000;
/** Of one account: a large house has some hundred calls a minute, each told of three times. */
const A_SECOND = 50;

export async function callsDoor(parent: FastifyInstance, context: Context, keys: ChannelKeys): Promise<void> {
  const pace = new Allowance();
  await parent.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.post(PATH, { schema: { hide: true }, bodyLimit: MOST_BYTES }, async (request) => {
      const { key } = request.params as { key: string };
      const wait = pace.take(key, 1, A_SECOND);
      if (wait) throw tooFast('That is more than one telephone tells in a second. Tell it again.', wait);
      const phone = await phoneWithKey(context.db, keys, key);
      if (!phone) throw notFound('There is no telephone with this address. Copy it from the settings again.');
      const event = eventIn(phone, request);
      return { call: await inWorkspace(context.db, phone, (tx) => keepCall(tx, phone, event)) };
    });
  });
}

/** @throws 401, 400 */
function eventIn(phone: Phone, request: FastifyRequest): CallEvent {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (!isBelieved(phone.secret, request.headers, body))
    throw unauthenticated(
      'Show the secret of this telephone ("Authorization: Bearer SECRET"), or sign the body with it ("X-Jornada-Signature").',
    );
  return readAs(CallEvent, parsed(request, body.toString()));
}

/** JSON, or a form. @throws 400 */
function parsed({ headers }: FastifyRequest, body: string): unknown {
  if (/x-www-form-urlencoded/i.test(headers['content-type'] ?? ''))
    return Object.fromEntries([...new URLSearchParams(body)].filter(([, value]) => value !== ''));
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('This is neither JSON nor a form.');
  }
}
