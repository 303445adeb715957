import { createI18n } from 'vue-i18n'
import en from './en/index'
import zh from './zh/index'

type Language = 'zh' | 'en'

// Offices count days and deadlines in Beijing time, wherever the clock of a PC stands.
const timeZone = 'Asia/Shanghai'
const times = {
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone },
  weekday: { month: 'short', day: 'numeric', weekday: 'short', timeZone },
  moment: { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone },
  exact: { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone },
} as const

export const i18n = createI18n({
  legacy: false,
  // The codes of refusals and troubles are keys with dots.
  flatJson: true,
  locale: localStorage.getItem('language') === 'en' ? 'en' : 'zh',
  fallbackLocale: 'zh',
  datetimeFormats: { zh: times, en: times },
  messages: { zh, en },
})

document.documentElement.lang = i18n.global.locale.value === 'zh' ? 'zh-CN' : 'en'

export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  localStorage.setItem('language', language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
