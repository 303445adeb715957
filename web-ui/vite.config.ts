import vue from '@vitejs/plugin-vue'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const PDFJS = resolve(import.meta.dirname, 'node_modules/pdfjs-dist')

/** What pdf.js fetches for a PDF that needs it; nothing of it is loaded before. The decoders are those that need no WebAssembly. */
function pdfParts(): Plugin {
  const { version } = JSON.parse(readFileSync(resolve(PDFJS, 'package.json'), 'utf8')) as { version: string }
  const parts = ['cmaps', 'standard_fonts', 'wasm'].flatMap((folder) => readdirSync(resolve(PDFJS, folder)).map((file) => `${folder}/${file}`))
  return {
    name: 'pdf-parts',
    apply: 'build',
    generateBundle() {
      for (const part of ['LICENSE', ...parts.filter((one) => !/\.wasm$|quickjs/i.test(one))]) {
        this.emitFile({ type: 'asset', fileName: `assets/pdf-${version}/${part}`, source: readFileSync(resolve(PDFJS, part)) })
      }
    },
  }
}

export default defineConfig({
  plugins: [vue(), pdfParts()],
  // pdf.js fetches its decoders from within its worker.
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    rollupOptions: {
      input: {
        index: resolve(import.meta.dirname, 'index.html'),
        console: resolve(import.meta.dirname, 'console/index.html'),
        terminal: resolve(import.meta.dirname, 'terminal/index.html'),
        visit: resolve(import.meta.dirname, 'visit/index.html'),
        display: resolve(import.meta.dirname, 'display/index.html'),
        ticket: resolve(import.meta.dirname, 'ticket/index.html'),
        join: resolve(import.meta.dirname, 'join/index.html'),
      },
    },
  },
  test: { environment: 'happy-dom' },
})
