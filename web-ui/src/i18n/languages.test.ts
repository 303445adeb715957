import { describe, expect, it } from 'vitest'
import en from './en/index'
import { i18n, setLanguage } from './index'
import zh from './zh/index'

function keys(messages: object, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [path + key] : keys(value as object, `${path}${key}/`)))
}

describe('the two languages', () => {
  it('say the same things', () => expect(keys(en).sort()).toEqual(keys(zh).sort()))
  it('find the words of a code with dots in it', () => {
    setLanguage('zh')
    expect(i18n.global.t('refusal.identity.wrong-password')).toBe('账号或密码不对。')
    expect(i18n.global.te('trouble.recording.not-growing')).toBe(true)
  })
  it('tell Beijing time wherever the PC is', () => {
    const late = new Date('2026-11-25T16:05:09Z')
    setLanguage('en')
    expect(i18n.global.d(late, 'second')).toBe('00:05:09')
    setLanguage('zh')
    expect(i18n.global.d(late, 'moment')).toBe('2026年11月26日 00:05')
    expect(i18n.global.d(late, 'minute')).toBe('00:05')
  })
  it('use the punctuation of Chinese in Chinese', () => {
    const texts = (messages: object): string[] => Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : texts(value as object)))
    expect(texts(zh).filter((text) => /[\u4e00-\u9fff”][,!?:;()]/.test(text))).toEqual([])
  })
  it('leave nothing empty', () => {
    const texts = (messages: object): string[] => Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : texts(value as object)))
    expect([...texts(zh), ...texts(en)].filter((text) => !text.trim())).toEqual([])
  })
})
