import { join } from 'node:path';
import { defineConfig } from 'vite';

// The page's own policy allows no inline script, no inline style and no data address: nothing is inlined.
export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  logLevel: 'warn',
  build: {
    outDir: join(import.meta.dirname, '../../dist/windows/desk'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
