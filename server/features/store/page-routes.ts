/**
 * The public page of a shop, `/s/CODE`: for anybody who stands there and scans. Nothing of anybody is shown on it but what
 * this browser answered today.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { Allowance } from '../../core/http/allowance.ts';
import { type Store, storeWithCode } from '../channels/store/accounts.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { spokenIn } from '../workspaces/spoken.ts';
import { takeQuestion } from './ask.ts';
import { askedPage, askPage, nothingPage, type Page, ratedPage, ratePage, refusedPage } from './page.ts';
import { PAGE_POLICY } from './page-style.ts';
import { ratingOf, takeRating } from './rate.ts';
import type { Language } from './words.ts';

const PATH = '/s/:code';
const MOST_BYTES = 30_000;
/** From one address: a shop's own network is many people, a program that tries codes is faster. */
const LOOKS_A_SECOND = 5;
const HOUR_SECONDS = 3600;
/** Sent from one address, and to one shop: a queue of people, no flood. */
const SENT_AN_HOUR = 60;
const SENT_TO_A_SHOP_AN_HOUR = 600;

const COOKIE = 'jornada_shop';
const COOKIE_DAYS = 180;

const Visitor = z.uuid().optional().catch(undefined);
const text = z.string().trim().catch('');
const Sent = z.object({
  visitor: Visitor,
  key: z.uuid().catch(() => randomUUID()),
  score: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
  comment: z.string().trim().max(2000).catch(''),
  ...{ name: text, email: text, phone: text, text },
});

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  store: Store;
  language: Language;
}

export async function storePageRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context;
  const looks = new Allowance();
  const sent = new Allowance(HOUR_SECONDS);

  /** Null when it is answered already: too fast, or there is nothing. */
  async function enter(request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> {
    const wait = looks.take(request.ip, 1, LOOKS_A_SECOND);
    if (wait) return refuse(request, reply, wait);
    const store = await storeWithCode(db, (request.params as { code: string }).code);
    if (store) return { request, reply, store, language: await spokenTo(context, request, store) };
    manners(reply)
      .status(404)
      .send(nothingPage(spokenIn(request.headers['accept-language']) ?? 'en'));
    return null;
  }

  /** Whether so much may be sent from here. */
  function mayBeSent({ request, reply, store }: Visit): boolean {
    const wait =
      sent.take(request.ip, 1, SENT_AN_HOUR / HOUR_SECONDS) ||
      sent.take(store.id, 1, SENT_TO_A_SHOP_AN_HOUR / HOUR_SECONDS);
    if (wait) refuse(request, reply, wait);
    return !wait;
  }

  await app.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    pages.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      if (error.statusCode !== 413) throw error;
      return manners(reply)
        .status(413)
        .send(refusedPage(spokenIn(request.headers['accept-language']) ?? 'en', 'long'));
    });
    pages.get(PATH, { schema: { hide: true } }, async (request, reply) => {
      const visit = await enter(request, reply);
      if (!visit) return reply;
      const page = await readPage(context, visit);
      manners(reply);
      remember(visit, page.visitor);
      const asked = request.query as object;
      if ('asked' in asked) return reply.send(askedPage(page));
      if ('rated' in asked) return reply.send(ratedPage(page));
      return reply.send('ask' in asked ? askPage(page) : ratePage(page));
    });
    pages.post(PATH, { schema: { hide: true } }, async (request, reply) => {
      const visit = await enter(request, reply);
      if (!visit || !mayBeSent(visit)) return reply;
      return 'ask' in (request.query as object) ? ask(context, visit) : rate(context, visit);
    });
  });
}

async function ask(context: Context, visit: Visit): Promise<FastifyReply> {
  const { request, reply, store, language } = visit;
  const told = Sent.parse(request.body ?? {});
  if (!store.asks) return reply.redirect('?', 303);
  const faults = await takeQuestion(context.db, store, language, told);
  // Loading the page again sends nothing again.
  if (!Object.keys(faults).length) return reply.redirect('?asked', 303);
  const page = await readPage(context, visit);
  return manners(reply).status(400).send(askPage(page, { faults, told }));
}

async function rate(context: Context, visit: Visit): Promise<FastifyReply> {
  const { request, reply, store, language } = visit;
  const told = Sent.parse(request.body ?? {});
  if (!store.rates) return reply.redirect('?', 303);
  const visitor = visitorIn(request) ?? told.visitor ?? randomUUID();
  remember(visit, visitor);
  if (told.score === undefined) {
    const page = await readPage(context, visit);
    return manners(reply)
      .status(400)
      .send(ratePage(page, { faults: { score: 'unchosen' }, told: { comment: told.comment } }));
  }
  await takeRating(context.db, store, language, visitor, { score: told.score, comment: told.comment });
  return reply.redirect('?rated', 303);
}

async function readPage({ db }: Context, { request, store, language }: Visit): Promise<Page> {
  const known = visitorIn(request);
  const rating = known ? await ratingOf(db, store, known) : null;
  return { language, store, visitor: known ?? randomUUID(), rating, key: randomUUID() };
}

const visitorIn = ({ headers }: FastifyRequest) => {
  const found = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f-]{36})`).exec(headers.cookie ?? '')?.[1];
  return Visitor.parse(found);
};

/** For this page alone, and for nothing but to know one's own answer again. */
function remember({ request, reply }: Visit, visitor: string): void {
  const seconds = COOKIE_DAYS * 86_400;
  const isSecure = request.protocol === 'https' ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${COOKIE}=${visitor}; Path=/s; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure}`,
  );
}

function refuse(request: FastifyRequest, reply: FastifyReply, wait: number): null {
  manners(reply)
    .status(429)
    .header('retry-after', String(Math.ceil(wait)))
    .send(refusedPage(spokenIn(request.headers['accept-language']) ?? 'en', 'often'));
  return null;
}

const manners = (reply: FastifyReply): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('x-robots-tag', 'noindex, nofollow')
    .header('cache-control', 'private, no-store');

/** Theirs, else the shop's, else the workspace's. */
async function spokenTo({ db }: Context, request: FastifyRequest, store: Store): Promise<Language> {
  const own = spokenIn(request.headers['accept-language']) ?? (store.language as Language | null);
  if (own) return own;
  return inWorkspace(db, store, async (tx) => (await readWorkspace(tx, store.workspaceId)).language);
}
