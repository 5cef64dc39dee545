import { defineConfig } from 'vite';

export default defineConfig({
  // Relative, so that the built folder can be served from any path.
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsDir: 'assets',
    sourcemap: false,
  },
  worker: { format: 'es' },
});
