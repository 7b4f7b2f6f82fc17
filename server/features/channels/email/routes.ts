import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { readFile } from '../../../core/files/files.ts';
import { serve } from '../../../core/http/serve.ts';
import { sendMessageAgain } from '../messaging/send-job.ts';
import { mailsApi as api } from './contract.ts';
import { forwardMessage } from './forward.ts';
import { rawFileOf, readHtml, readMails } from './read-mails.ts';
import { sendAgain } from './send-job.ts';

export function mailRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.of, ({ caller, params }) => inWorkspace(db, caller, (tx) => readMails(tx, params.id)));
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
    return reply
      .type('message/rfc822')
      .header('content-disposition', 'attachment; filename="mail.eml"')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(readFile(db, caller, file));
  });
  serve(app, api.sendAgain, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => {
      if (!(await sendMessageAgain(tx, caller, params.id))) await sendAgain(tx, caller, params.id);
      return undefined;
    }),
  );
}

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
