/**
 * The public page behind the links of a mail that asks. Opening it records nothing: programs that look through mail for
 * what is harmful open every link in it, all five of these too. An answer is what somebody sends from the page.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { Allowance } from '../../../core/http/allowance.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { spokenIn } from '../../workspaces/spoken.ts';
import { askWithToken, changeableUntil, decline, type Found, phaseOf, takeAnswer } from './answer.ts';
import { holdAsk } from './ask-record.ts';
import { nothingHere, type Page, pageOf, tooFast } from './page.ts';
import { pagePolicy } from './page-style.ts';
import { settingsOf, textsOf } from './settings.ts';
import type { Language } from './words.ts';

const PATH = '/csat/:token';
/** From one address: an office behind one is many people, a program that tries tokens is faster. */
const A_SECOND = 5;
const MOST_BYTES = 20_000;

const Query = z.object({ score: z.coerce.number().int().min(1).max(5).optional().catch(undefined) });
const Sent = z.object({
  score: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
  comment: z.string().trim().max(2000).catch(''),
  decline: z.literal('yes').optional().catch(undefined),
});

export async function csatPageRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context;
  const allowance = new Allowance();

  /** Null when it is answered already: too fast, or there is nothing. */
  async function find(request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    manners(reply);
    const wait = allowance.take(request.ip, 1, A_SECOND);
    if (wait) {
      reply
        .status(429)
        .header('retry-after', String(Math.ceil(wait)))
        .send(tooFast(spokenBy(request)));
      return null;
    }
    const found = await askWithToken(db, (request.params as { token: string }).token);
    if (!found) reply.status(404).send(nothingHere(spokenBy(request)));
    return found;
  }

  await app.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    pages.get(PATH, { schema: { hide: true } }, async (request, reply) => {
      const found = await find(request, reply);
      if (!found) return reply;
      const { score } = Query.parse(request.query);
      const isDone = 'done' in (request.query as object);
      return reply.send(
        pageOf(await readPage(context, found, { just: isDone ? 'done' : 'opened', ...(score && { score }) })),
      );
    });
    pages.post(PATH, { schema: { hide: true } }, async (request, reply) => {
      const found = await find(request, reply);
      if (!found) return reply;
      const sent = Sent.parse(request.body ?? {});
      if (sent.decline) {
        await inWorkspace(db, found, (tx) => decline(tx, found.askId));
        return reply.send(pageOf(await readPage(context, found, { just: 'declined' })));
      }
      if (sent.score === undefined) {
        const page = await readPage(context, found, { just: 'unchosen', comment: sent.comment });
        return reply.status(400).send(pageOf(page));
      }
      await takeAnswer(db, found, { score: sent.score, comment: sent.comment });
      // Loading the page again sends nothing again.
      return reply.redirect('?done', 303);
    });
  });
}

function manners(reply: FastifyReply): void {
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy('none'))
    .header('x-robots-tag', 'noindex, nofollow')
    .header('cache-control', 'private, no-store');
}

/** Of whoever opens a link that tells nothing of them. */
function spokenBy(request: FastifyRequest): Language {
  return spokenIn(request.headers['accept-language']) ?? 'en';
}

/** @param over what stands on it in place of what is on record */
async function readPage(
  { db }: Context,
  { askId, workspaceId }: Found,
  over: Pick<Page, 'just'> & { score?: number; comment?: string },
): Promise<Page> {
  return inWorkspace(db, { workspaceId }, async (tx) => {
    const ask = (await holdAsk(tx, askId))!;
    const { name, timeZone } = await readWorkspace(tx, workspaceId);
    const language = ask.language as Language;
    const phase = phaseOf(ask);
    const isKept = phase === 'closed' || over.just === 'done';
    return {
      ...{ language, texts: textsOf(await settingsOf(tx))[language], brand: name, phase },
      score: (isKept ? null : over.score) ?? ask.score,
      comment: over.comment ?? ask.comment ?? '',
      until: phase === 'changeable' ? inWords(changeableUntil(ask.answered_at!), language, timeZone) : null,
      // Nothing was answered by whoever writes this into the address themselves.
      just: over.just === 'done' && ask.score === null ? 'opened' : over.just,
    };
  });
}

const inWords = (moment: Date, language: Language, timeZone: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);
