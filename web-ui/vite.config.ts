import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
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
      },
    },
  },
  test: { environment: 'happy-dom' },
})
