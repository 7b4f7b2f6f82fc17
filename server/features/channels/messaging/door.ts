/**
 * The door for providers: `/channels/KEY/webhook`. What it takes is signed by the provider, over the bytes as they
 * came; it answers when all of it is kept. What it does not know it takes and leaves: a provider that is refused sends
 * the same again for days, and turns the webhook off in the end.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { forbidden, invalid, notFound, unauthenticated } from '../../../core/http/problems.ts';
import { log } from '../../../core/log.ts';
import { type ChannelKeys, channelKeys } from '../keys.ts';
import { isSame } from '../same.ts';
import { noteConnected } from './accounts.ts';
import type { Account, Event } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { accountsCalled, accountWithKey } from './open-accounts.ts';
import { keepEvent } from './receive.ts';

/** Meta puts up to a thousand changes into one request. */
const MOST_BYTES = 3_000_000;
const PATH = '/channels/:key/webhook';

export async function webhookDoor(parent: FastifyInstance, context: Context): Promise<void> {
  const keys = await channelKeys(context);
  await parent.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const schema = { hide: true };
    app.get(PATH, { schema }, async (request, reply) => {
      const challenge = await answerChallenge(context, keys, request);
      return reply.type('text/plain; charset=utf-8').send(challenge);
    });
    app.post(PATH, { schema, bodyLimit: MOST_BYTES }, async (request, reply) => {
      await take(context, keys, request);
      return reply.status(200).send();
    });
  });
}

/** @throws 404 */
async function accountAt({ db }: Context, keys: ChannelKeys, { params }: FastifyRequest): Promise<Account> {
  const account = await accountWithKey(db, keys, (params as { key: string }).key);
  if (!account) throw notFound('There is no account with this address. Copy it from the settings again.');
  return account;
}

const Challenge = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().max(1000),
});

/** Meta asks whether the address is ours, before it sends anything to it. */
async function answerChallenge(context: Context, keys: ChannelKeys, request: FastifyRequest) {
  const account = await accountAt(context, keys, request);
  const asked = Challenge.safeParse(request.query).data;
  if (!asked || !isSame(asked['hub.verify_token'], account.verifyToken))
    throw forbidden('This is not the verify token of this account. Copy it from the settings again.');
  await inWorkspace(context.db, account, (tx) => noteConnected(tx, account.id));
  return asked['hub.challenge'];
}

async function take(context: Context, keys: ChannelKeys, request: FastifyRequest): Promise<void> {
  const account = await accountAt(context, keys, request);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (!adapterOf(account).verify(account, { headers: request.headers, body }))
    throw unauthenticated('This is not signed with the secret of this account.');
  for (const event of eventsIn(account, body)) await keep(context, keys, account, event);
}

/** @throws 400 for what is no JSON */
function eventsIn(account: Account, body: Buffer): Event[] {
  try {
    const events = adapterOf(account).read(account, body);
    if (!events.length) log.debug('a provider told nothing that is kept here', { kind: account.kind });
    return events;
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('This is no JSON.');
    throw error;
  }
}

async function keep(context: Context, keys: ChannelKeys, at: Account, event: Event): Promise<void> {
  await inWorkspace(context.db, at, async (tx) => {
    const account = await meant(tx, keys, at, event);
    if (account) await keepEvent(tx, account, event);
  });
}

/**
 * One app of Meta's sends everything that its accounts receive to one address. It may speak for those that have its
 * secret, and for no others.
 */
async function meant(tx: Tx, keys: ChannelKeys, at: Account, { to }: Event): Promise<Account | null> {
  if (at.externalId === to) return at;
  const called = await accountsCalled(tx, keys, to);
  return called.find(({ webhookSecret }) => isSame(webhookSecret, at.webhookSecret)) ?? null;
}
