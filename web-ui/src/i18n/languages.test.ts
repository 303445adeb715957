import { describe, expect, it } from 'vitest'
import en from './en'
import zh from './zh'

function keys(messages: object, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [path + key] : keys(value as object, `${path}${key}/`)))
}

describe('the two languages', () => {
  it('say the same things', () => expect(keys(en).sort()).toEqual(keys(zh).sort()))
  it('leave nothing empty', () => {
    const texts = (messages: object): string[] => Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : texts(value as object)))
    expect([...texts(zh), ...texts(en)].filter((text) => !text.trim())).toEqual([])
  })
})
