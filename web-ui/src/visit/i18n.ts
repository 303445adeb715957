import en from '../i18n/en/visit'
import { makeI18n } from '../i18n/make'
import zh from '../i18n/zh/visit'

/** Its own words alone: the page is loaded over slow lines. */
export const i18n = makeI18n({ zh, en })
