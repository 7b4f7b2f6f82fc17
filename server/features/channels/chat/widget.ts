/** `GET /widget.js`: the one file that a page loads. */
import { createReadStream, existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { notFound } from '../../../core/http/problems.ts';

const FILE = new URL('../../../../web/dist/widget.js', import.meta.url).pathname;
const FRESH_SECONDS = 300;

export function widgetRoute(app: FastifyInstance): void {
  app.get('/widget.js', { schema: { hide: true } }, (_request, reply) => {
    if (!existsSync(FILE)) throw notFound('The widget was not built. Run "npm run build", then start again.');
    return reply
      .type('text/javascript; charset=utf-8')
      .headers({
        'cache-control': `public, max-age=${FRESH_SECONDS}`,
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      })
      .send(createReadStream(FILE));
  });
}
