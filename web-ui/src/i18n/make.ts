import { createI18n } from 'vue-i18n'

export type Language = 'zh' | 'en'

// Offices count days and deadlines in Beijing time, wherever the clock of a PC stands.
const timeZone = 'Asia/Shanghai'
const times = {
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone },
  weekday: { month: 'short', day: 'numeric', weekday: 'short', timeZone },
  moment: { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone },
  exact: { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone },
} as const

/** Chinese first, or what was chosen here before. */
export function makeI18n(messages: Partial<Record<Language, object>>) {
  const i18n = createI18n({
    legacy: false,
    // The codes of refusals and troubles are keys with dots.
    flatJson: true,
    locale: localStorage.getItem('language') === 'en' ? 'en' : 'zh',
    fallbackLocale: 'zh',
    datetimeFormats: { zh: times, en: times },
    messages: messages as Record<Language, Record<string, string>>,
  })
  tell(i18n.global.locale.value as Language)
  return i18n
}

/** Speech of a screen reader and fonts follow it. */
function tell(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem('language', language)
  tell(language)
}
