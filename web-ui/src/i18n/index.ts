import { createI18n } from 'vue-i18n'
import en from './en'
import zh from './zh'

type Language = 'zh' | 'en'

export const i18n = createI18n({
  legacy: false,
  // The codes of refusals and troubles are keys with dots.
  flatJson: true,
  locale: localStorage.getItem('language') === 'en' ? 'en' : 'zh',
  fallbackLocale: 'zh',
  messages: { zh, en },
})

document.documentElement.lang = i18n.global.locale.value === 'zh' ? 'zh-CN' : 'en'

export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  localStorage.setItem('language', language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
