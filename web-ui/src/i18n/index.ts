import { keepLanguage, type Language, makeI18n } from './make'

/** The words of a page in each language; only the chosen one is loaded. */
export type Words = Record<Language, () => Promise<{ default: object }>>

export const i18n = makeI18n({})
let words: Words | null = null

const isThere = (language: Language) => Object.keys(i18n.global.getLocaleMessage(language)).length > 0
async function load(language: Language): Promise<void> {
  if (!words || isThere(language)) return
  i18n.global.setLocaleMessage(language, (await words[language]()).default as Record<string, string>)
}

/** Before anything is drawn. */
export async function speak(own: Words): Promise<void> {
  words = own
  await load(i18n.global.locale.value as Language)
}

/** What is only said in both languages, whichever is chosen. */
export const speakBoth = (own: Words): Promise<unknown> => speak(own).then(() => Promise.all([load('zh'), load('en')]))

export function setLanguage(language: Language): Promise<void> {
  const choose = () => {
    i18n.global.locale.value = language
    keepLanguage(language)
  }
  return isThere(language) ? Promise.resolve(choose()) : load(language).then(choose)
}
