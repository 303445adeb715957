import { describe, expect, it } from 'vitest'
import { excerpt, filled, isPlayable, nothing, pieces, soughtIn, type FoundReception } from './catalogue'

const hits = (text: string, words: string) => pieces(text, words).filter((one) => one.isHit).map((one) => one.text)

describe('the address of a search', () => {
  it('holds what was filled in, and nothing else', () => {
    const sought = { ...nothing(), words: ' 下水道 ', tier: 'CITY', official: '  ' }
    expect(filled(sought)).toEqual({ words: '下水道', tier: 'CITY' })
    expect(soughtIn({ words: '下水道', tier: 'CITY', other: 'x', from: ['a', 'b'] })).toEqual({ ...nothing(), words: '下水道', tier: 'CITY' })
  })
})

describe('words in a line', () => {
  it('are marked wherever they are, and the line stays as it is', () => {
    expect(hits('下水道堵了，下水道又堵了', '下水道')).toEqual(['下水道', '下水道'])
    expect(pieces('下水道堵了', '水道 堵').map((one) => one.text).join('')).toBe('下水道堵了')
    expect(hits('下水道堵了', '水道 道堵')).toEqual(['水道堵'])
    expect(hits('哈哈哈', '哈哈')).toEqual(['哈哈哈'])
  })
  it('are the same wide and narrow, large and small', () => {
    expect(hits('２０２４年 ABC', '2024 abc')).toEqual(['２０２４', 'ABC'])
    expect(hits('共㎏十', 'kg')).toEqual(['㎏'])
  })
  it('are taken as they are', () => {
    expect(hits('a.b', '.')).toEqual(['.'])
    expect(hits('abc', '.')).toEqual([])
    expect(hits('abc', '  ')).toEqual([])
  })
})

describe('a long line', () => {
  const shown = (text: string) => excerpt(text, '下水道').map((one) => one.text).join('')
  it('is cut around its first hit', () => {
    const text = '前'.repeat(500) + '下水道' + '后'.repeat(500)
    expect(shown(text)).toBe(`…${'前'.repeat(40)}下水道${'后'.repeat(117)}…`)
    expect(shown('下水道' + '后'.repeat(500))).toBe(`下水道${'后'.repeat(157)}…`)
    expect(shown('前'.repeat(500) + '下水道')).toBe(`…${'前'.repeat(157)}下水道`)
  })
  it('is whole when it is not so long', () => {
    expect(shown('前'.repeat(157) + '下水道')).toBe('前'.repeat(157) + '下水道')
  })
})

describe('a recording that was found', () => {
  const found = (recording: FoundReception['recording']) => ({ recording }) as FoundReception
  const kept = { id: 'a', stage: 'ARCHIVED', durationMillis: 1, destroyedAt: null, gaps: 0, held: false }
  it('is played when it is whole and there', () => {
    expect(isPlayable(found(kept))).toBe(true)
    expect(isPlayable(found({ ...kept, destroyedAt: '2026-01-01T00:00:00Z' }))).toBe(false)
    expect(isPlayable(found({ ...kept, stage: 'FINALIZING' }))).toBe(false)
    expect(isPlayable(found(null))).toBe(false)
  })
})
