/** The widget as one file, `web/dist/widget.js`: no module, so that one line of any page loads it. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: '../web/dist',
    // The app was built there before it.
    emptyOutDir: false,
    // Pages of others are opened with older browsers than ours.
    target: ['chrome90', 'edge90', 'firefox101', 'safari16.4'],
    lib: { entry: 'main.ts', formats: ['iife'], name: 'jornadaWidget', fileName: () => 'widget.js' },
  },
});
