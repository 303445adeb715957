import 'element-plus/theme-chalk/base.css'
import './base.css'
import { createApp, type Component, type Plugin } from 'vue'
import { i18n } from '../i18n'

/** Starts one entry page, whose words are there. */
export function mount(root: Component, ...plugins: Plugin[]): void {
  const app = createApp(root)
  app.use(i18n)
  plugins.forEach((plugin) => app.use(plugin))
  app.mount('#app')
}
