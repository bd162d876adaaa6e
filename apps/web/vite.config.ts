import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { contractWithoutSchemas } from './build/contract-without-schemas.ts';
import { firstLoadBudget } from './build/first-load-budget.ts';

/** Where `npm run dev` finds the API. */
const apiOrigin = process.env['TIEOUT_API_ORIGIN'] ?? 'http://127.0.0.1:4000';
const proxied = ['/api', '/oauth', '/healthz', '/readyz'];

/** Chunks that have to share a module before it joins the file that every page loads. */
const sharedByMost = 25;

export default defineConfig({
  plugins: [react(), contractWithoutSchemas(), firstLoadBudget()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['WEB_PORT'] ?? 4001),
    proxy: Object.fromEntries(proxied.map(path => [path, { target: apiOrigin, changeOrigin: false }])),
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // The CSP allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    // What most pages share travels as one file: dozens of small ones compress worse and arrive later.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shell', minShareCount: sharedByMost }] } } },
  },
});
