import en from './en/index'
import { keepLanguage, type Language, makeI18n } from './make'
import zh from './zh/index'

export const i18n = makeI18n({ zh, en })

export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  keepLanguage(language)
}
