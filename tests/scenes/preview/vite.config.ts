import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** A page to look at the stage with made-up positions. Not part of the product's build. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Shared with nobody: the game's own development server keeps another cache.
  cacheDir: fileURLToPath(new URL('../../output/preview-cache', import.meta.url)),
  server: { fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
});
