import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Builds the page into dist/sandbox; in development the sandbox itself stands behind the proxy. */
export default defineConfig(({ mode }) => {
  const port = loadEnv(mode, here, 'SANDBOX_').SANDBOX_PORT ?? '3001'
  const target = `http://127.0.0.1:${port}`
  return {
    root: here,
    // The sandbox serves the page under a strict policy: no file becomes a data: address.
    build: {
      outDir: '../../dist/sandbox',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    plugins: [react()],
    // The control API takes orders from its own page only, so the proxy speaks in that page's name.
    server: {
      host: '127.0.0.1',
      port: 5174,
      proxy: {
        // Not '/control', which would also take the page's own modules under /controls.
        '^/control/': { target, ws: true, changeOrigin: true, headers: { origin: target } },
        '^/attachments/': { target, changeOrigin: true },
      },
    },
  }
})
