import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { shippedFonts } from './build/fonts.ts';
import { lateWords } from './build/lateWords.ts';
import { themeStyles } from './build/theme.ts';
import { colours, hex } from './src/ui/theme.ts';

export default defineConfig({
  // Relative, so that the built folder can be served from any path.
  base: './',
  publicDir: 'assets/app',
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsDir: 'assets',
    sourcemap: false,
    assetsInlineLimit: 0, // a strict host forbids data: addresses
  },
  worker: { format: 'es', plugins: () => [lateWords()] },
  plugins: [
    themeStyles(),
    shippedFonts(),
    lateWords(),
    VitePWA({
      // The page registers it and asks before a new version takes over (src/app/offline.ts).
      injectRegister: false,
      registerType: 'prompt',
      manifest: {
        id: './',
        name: 'Five Seats · 五席',
        short_name: 'Five Seats',
        description: 'The OpenAI board crisis of November 2023, played from five seats.',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: hex(colours.paper),
        theme_color: hex(colours.paper),
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      // Everything, so that a game begun with a connection is finished without one.
      workbox: { globPatterns: ['**/*.{html,js,css,svg,png,woff2}'], cleanupOutdatedCaches: true, clientsClaim: true },
    }),
  ],
});
