import type { FastifyInstance } from 'fastify';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { type Caller, serve } from '../../../core/http/serve.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { csatApi as api } from './contract.ts';
import { readFigures } from './figures.ts';
import { letterOf } from './letter.ts';
import { pageOf } from './page.ts';
import { csatPageRoutes } from './page-routes.ts';
import { pagePolicy } from './page-style.ts';
import { readAsks } from './read.ts';
import { changeCsatSettings, readCsatSettings } from './settings.ts';
import type { Language, OwnTexts } from './words.ts';

export async function csatRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context;
  await csatPageRoutes(app, context);
  serve(app, api.settings, ({ caller }) => inWorkspace(db, caller, readCsatSettings));
  serve(app, api.change, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => changeCsatSettings(tx, caller, body)),
  );
  serve(app, api.figures, ({ caller }) => inWorkspace(db, caller, (tx) => readFigures(tx, caller)));
  serve(app, api.of, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await readAsks(tx, params.id) })),
  );
  serve(app, api.preview, async ({ caller, query: { language, show, ...texts }, reply }) => {
    const html = await inWorkspace(db, caller, (tx) => PREVIEWS[show](tx, caller, language, texts));
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', show === 'mail' ? MAIL_POLICY : pagePolicy("'self'"))
      .header('x-frame-options', 'SAMEORIGIN')
      .header('cache-control', 'private, no-store')
      .send(html);
  });
}

/** As mails of others are shown: their style is theirs, and nothing runs. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

type Preview = (tx: Tx, caller: Caller, language: Language, texts: OwnTexts) => Promise<string>;

const mail: Preview = async (_tx, _caller, language, texts) => {
  const { html } = letterOf({ language, texts, subject: '', signature: '', link: '' });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head><body style="margin:16px;background:#ffffff;color:#1b2430">${html}</body></html>`;
};

const page: Preview = async (tx, { workspaceId }, language, texts) => {
  const { name: brand } = await readWorkspace(tx, workspaceId);
  return pageOf({
    ...{ language, texts, brand, phase: 'open', score: 4, comment: '', until: null, just: 'opened' },
  });
};

const thanks: Preview = async (tx, { workspaceId }, language, texts) => {
  const { name: brand } = await readWorkspace(tx, workspaceId);
  return pageOf({
    ...{ language, texts, brand, phase: 'changeable', score: 4, comment: '', until: null, just: 'done' },
  });
};

const PREVIEWS: Record<'mail' | 'page' | 'thanks', Preview> = { mail, page, thanks };
