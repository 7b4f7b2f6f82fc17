import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

/** Where the server listens while we develop; `PORT` as for `npm start`. */
const server = `http://127.0.0.1:${process.env.PORT ?? 4600}`;

/** With the app, the widget is built that pages of others load. */
const withWidget: Plugin = {
  name: 'widget',
  apply: 'build',
  async closeBundle() {
    await build({
      configFile: new URL('../widget/vite.config.ts', import.meta.url).pathname,
      logLevel: 'warn',
    });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), withWidget],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Browsers of the last two years: `light-dark()` and nesting stay as written.
    target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
    // The content-security policy forbids data: addresses, so nothing may be inlined as one.
    assetsInlineLimit: 0,
    // What every page begins with comes in one file, not in sixty: a browser fetches six at a time. What only some pages
    // share is left to the builder: grouped by hand, such files came to need each other in a circle.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'begin', tags: ['$initial'] }] } },
    },
  },
  server: {
    // With the slash, or our own `/api.ts` would be asked of the server.
    proxy: { '^/api/': server, '^/v1/': server, '^/chat/': server, '^/widget.js': server },
  },
});
