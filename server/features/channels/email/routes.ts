import type { FastifyInstance, FastifyReply } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { readFile } from '../../../core/files/files.ts';
import { serve } from '../../../core/http/serve.ts';
import type { ChannelKeys } from '../keys.ts';
import { sendMessageAgain } from '../messaging/send-job.ts';
import { bringBack, listAside, putAway, rawAside } from './aside.ts';
import { asideApi as aside } from './aside-contract.ts';
import { blockSender, liftBlock, listBlocked } from './blocked.ts';
import { blockedApi as blocked } from './blocked-contract.ts';
import { mailsApi as api } from './contract.ts';
import { firstMail } from './first-mail.ts';
import { forwardMessage } from './forward.ts';
import { rawFileOf, readHtml, readMails } from './read-mails.ts';
import type { ReceiveContext } from './receive.ts';
import { sendAgain } from './send-job.ts';
import { takeIn } from './take-in.ts';

export function mailRoutes(app: FastifyInstance, { db }: Context, { marks }: ChannelKeys): void {
  serve(app, api.of, ({ caller, params }) => inWorkspace(db, caller, (tx) => readMails(tx, params.id)));
  serve(app, api.first, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => firstMail(tx, query.customer)),
  );
  serve(app, api.forward, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => forwardMessage(tx, caller, params.id, body)),
  );
  serve(app, api.html, async ({ caller, params, query, reply }) => {
    const html = await inWorkspace(db, caller, (tx) => readHtml(tx, params.id, query.pictures));
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy(query.pictures))
      .header('x-frame-options', 'SAMEORIGIN')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'private, no-store')
      .send(html);
  });
  serve(app, api.raw, async ({ caller, params, reply }) => {
    const file = await inWorkspace(db, caller, (tx) => rawFileOf(tx, params.id));
    return toBeSaved(reply).send(readFile(db, caller, file));
  });
  serve(app, api.sendAgain, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => {
      if (!(await sendMessageAgain(tx, caller, params.id))) await sendAgain(tx, caller, params.id);
      return undefined;
    }),
  );
  asideRoutes(app, { db, marks });
  blockedRoutes(app, { db });
}

function blockedRoutes(app: FastifyInstance, { db }: Pick<Context, 'db'>): void {
  serve(app, blocked.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listBlocked(tx) })),
  );
  serve(app, blocked.block, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => blockSender(tx, caller, body.address)),
  );
  serve(app, blocked.lift, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => liftBlock(tx, caller, params.id)),
  );
}

function asideRoutes(app: FastifyInstance, { db, marks }: ReceiveContext): void {
  serve(app, aside.list, ({ caller, query }) => inWorkspace(db, caller, (tx) => listAside(tx, query)));
  serve(app, aside.eml, async ({ caller, params, reply }) => {
    const file = await inWorkspace(db, caller, (tx) => rawAside(tx, params.id));
    return toBeSaved(reply).send(readFile(db, caller, file));
  });
  serve(app, aside.takeIn, ({ caller, params }) => takeIn({ db, marks }, caller, params.id));
  serve(app, aside.putAway, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => putAway(tx, caller, params.id)),
  );
  serve(app, aside.bringBack, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => bringBack(tx, caller, params.id)),
  );
}

/** A mail as it came: no browser opens it here. */
const toBeSaved = (reply: FastifyReply) =>
  reply
    .type('message/rfc822')
    .header('content-disposition', 'attachment; filename="mail.eml"')
    .header('content-security-policy', "default-src 'none'; sandbox");

/** No script, no form, nothing from elsewhere but pictures when they are asked for; shown only within our own pages. */
function policy(pictures: 'shown' | 'blocked'): string {
  return [
    "default-src 'none'",
    `img-src 'self'${pictures === 'shown' ? ' http: https:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}
