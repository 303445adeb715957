import { describe, expect, it } from 'vitest'
import en from '../i18n/en/visit'
import zh from '../i18n/zh/visit'
import { halves, isIdNumber, isTelephone, lengthOf, type Own, progress, type ReceptionDay } from './model'

describe('what a petitioner types', () => {
  it('is an identity number when its last sign adds up and there is a day in it', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true)
    expect(isIdNumber('11010519491231002x')).toBe(true)
    expect(isIdNumber('110105 1949 1231 002X')).toBe(true)
    expect(isIdNumber('440524188001010014')).toBe(true)
    expect(isIdNumber('110105194912310021')).toBe(false)
    expect(isIdNumber('11010519490231002X')).toBe(false)
    expect(isIdNumber('1101051949123100')).toBe(false)
    expect(isIdNumber('')).toBe(false)
  })
  it('is a telephone number with spaces or without', () => {
    expect(isTelephone('138 0013 8000')).toBe(true)
    expect(isTelephone('+86 13800138000')).toBe(true)
    expect(isTelephone('12345')).toBe(false)
  })
  it('is counted by signs, a rare character as one', () => {
    expect(lengthOf(' 𠮷野 ')).toBe(2)
  })
})

describe('reception days', () => {
  const day = (starts: string, ends: string, more: Partial<ReceptionDay> = {}): ReceptionDay => ({ day: '2026-12-02', official: '赵刚', receiving: '赵刚', starts: `2026-12-02T${starts}:00+08:00`, ends: `2026-12-02T${ends}:00+08:00`, slots: 6, free: 2, ...more })
  it('are halves of days, with what is free at all desks', () => {
    expect(halves([day('14:00', '17:00'), day('09:00', '12:00'), day('09:30', '11:30', { receiving: '陈静', free: 1 })])).toEqual([
      { day: '2026-12-02', half: 'MORNING', free: 3, whole: false, officials: ['赵刚', '陈静'] },
      { day: '2026-12-02', half: 'AFTERNOON', free: 2, whole: false, officials: ['赵刚'] },
    ])
  })
  it('from morning to afternoon are told as whole ones', () => {
    expect(halves([day('09:00', '17:00')]).map(({ half, whole }) => `${half} ${whole}`)).toEqual(['MORNING true', 'AFTERNOON true'])
  })
  it('on which nobody receives are not offered', () => {
    expect(halves([day('09:00', '12:00', { receiving: null })])).toEqual([])
  })
})

describe('the line of steps', () => {
  const own = (stage: string, kinds: string[] = []): Own => ({ stage, steps: kinds.map((kind) => ({ at: '', kind, office: null, starts: null, reason: '' })) }) as unknown as Own
  it('goes on with the wish', () => {
    expect(['SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'SCHEDULED', 'FULFILLED'].map((stage) => progress(own(stage)).at)).toEqual([1, 1, 2, 3, 4])
  })
  it('falls back to the time when it came to nothing, and stops where it was cancelled', () => {
    expect(progress(own('NO_SHOW'))).toEqual({ at: 2, stopped: false })
    expect(progress(own('CANCELLED', ['APPOINTMENT_SUBMITTED', 'APPOINTMENT_APPROVED']))).toEqual({ at: 2, stopped: true })
    expect(progress(own('REJECTED'))).toEqual({ at: 1, stopped: true })
    expect(progress(own('LAPSED'))).toEqual({ at: 1, stopped: true })
  })
})

describe('the words of the page', () => {
  const keys = (messages: object, path = ''): string[] => Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [path + key] : keys(value as object, `${path}${key}/`)))
  const texts = (messages: object): string[] => Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : texts(value as object)))
  it('say the same in both languages', () => expect(keys(en).sort()).toEqual(keys(zh).sort()))
  it('use the punctuation of Chinese in Chinese', () => expect(texts(zh).filter((text) => /[\u4e00-\u9fff”][,!?:;()]/.test(text))).toEqual([]))
  it('leave nothing empty', () => expect([...texts(zh), ...texts(en)].filter((text) => !text.trim())).toEqual([]))
})
