import en from './en/index'
import { i18n } from './index'
import zh from './zh/index'

/** For tests: every word in both languages, in objects of their own, because codes with dots are unfolded in place. */
i18n.global.setLocaleMessage('zh', structuredClone(zh) as object as Record<string, string>)
i18n.global.setLocaleMessage('en', structuredClone(en) as object as Record<string, string>)
