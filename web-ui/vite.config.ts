import vue from '@vitejs/plugin-vue'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
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

const LEAST_BYTES = 1024

/** Each file once more, as small as it gets: it is compressed here once, and for as long as it takes. */
function brotli(): Plugin {
  return {
    name: 'brotli',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          const content = file.type === 'chunk' ? file.code : file.source
          if (!/\.(js|css|svg)$/.test(name) || content.length < LEAST_BYTES) continue
          this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotliCompressSync(content) })
        }
      },
    },
  }
}

const ELEMENT = resolve(import.meta.dirname, 'node_modules/element-plus/es/components')

/** Of the component library's styles those of the components that a file uses, with what these need themselves. */
function usedStyles(): Plugin {
  return {
    name: 'used-styles',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/src/') || process.env['VITEST']) return null
      const named = [...code.matchAll(/import\s*\{([^}]+)\}\s*from\s*['"]element-plus['"]/g)].flatMap((found) => (found[1] ?? '').split(','))
      const folders = named.map((one) => (one.trim().split(' ')[0] ?? '').replace(/^El/, '').replace(/\B[A-Z]/g, '-$&').toLowerCase())
      const styled = folders.filter((folder) => folder && existsSync(resolve(ELEMENT, folder, 'style/css.mjs')))
      return styled.length ? { code: styled.map((folder) => `import 'element-plus/es/components/${folder}/style/css'\n`).join('') + code, map: null } : null
    },
  }
}

export default defineConfig({
  plugins: [vue(), usedStyles(), pdfParts(), brotli()],
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
  test: { environment: 'happy-dom', setupFiles: ['src/i18n/all-words.ts'] },
})
