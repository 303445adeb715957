import { describe, expect, it } from 'vitest'
import { apply, nextKind, secondOf, shown, strokesOf, withoutKept, type Change, type Draft, type Line, type Whole } from './model'

const by = { id: 'p', name: '王敏' }
const line = (id: string, after: string | null, words: string, revision = 1): Line => ({ id, after, kind: 'QUESTION', words, at: '2026-11-29T01:00:10Z', revision, by, removed: false })
const whole = (lines: Line[], revision = 1): Whole => ({ reception: 'r', revision, stage: 'OPEN', version: 0, talkSince: null, lines, text: null, signers: [], supplements: [], paper: null, intact: true })
const change = (before: number, lines: Line[], more: Partial<Change> = {}): Change => ({ reception: 'r', before, revision: before + 1, stage: 'OPEN', version: 0, lines, ...more })
const draft = (id: string, after: string | null, words: string, base = 0): Draft => ({ id, after, kind: 'QUESTION', words, base })

describe('minutes that change', () => {
  it('put a new line behind the one it follows', () => {
    const next = apply(whole([line('a', null, '甲'), line('b', 'a', '乙')]), change(1, [line('c', 'a', '丙', 2)]))
    expect(next?.lines.map((one) => one.id)).toEqual(['a', 'c', 'b'])
  })
  it('take a removed line away and a changed one in its place', () => {
    const next = apply(whole([line('a', null, '甲'), line('b', 'a', '乙')]), change(1, [line('a', null, '甲甲', 2), { ...line('b', 'a', '', 2), removed: true }]))
    expect(next?.lines.map((one) => one.words)).toEqual(['甲甲'])
  })
  it('ignore old news', () => {
    const now = whole([line('a', null, '甲', 5)], 5)
    expect(apply(now, change(1, [line('a', null, '旧', 2)]))).toBe(now)
  })
  it('are asked for as a whole when something was missed, or they were shown', () => {
    expect(apply(whole([], 1), change(2, []))).toBeNull()
    expect(apply(whole([], 1), change(1, [], { stage: 'SHOWN', version: 1 }))).toBeNull()
    // Somebody signed.
    expect(apply({ ...whole([], 1), stage: 'SHOWN', version: 1 }, change(1, [], { stage: 'SHOWN', version: 1 }))).toBeNull()
  })
})

describe('what is not kept yet', () => {
  it('stands where it will be kept', () => {
    const all = shown([line('a', null, '甲'), line('b', 'a', '乙')], [draft('n', 'a', '新'), draft('m', 'n', '更新')])
    expect(all.map((one) => one.words)).toEqual(['甲', '新', '更新', '乙'])
  })
  it('is never put over what the other side wrote meanwhile', () => {
    const [one] = shown([line('a', null, '对方', 3)], [draft('a', null, '我方', 1)])
    expect(one).toMatchObject({ words: '我方', theirs: '对方' })
    expect(shown([line('a', null, '原文', 1)], [draft('a', null, '我方', 1)])[0]?.theirs).toBeNull()
  })
  it('is forgotten once it is kept as it was said', () => {
    expect(withoutKept([draft('a', null, '甲 ', 1), draft('b', null, '乙', 1)], [line('a', null, '甲', 2)]).map((one) => one.id)).toEqual(['b'])
  })
})

describe('a signature', () => {
  it('is told in thousandths of the width, without the points where the hand held still', () => {
    expect(strokesOf([{ points: [{ x: 0, y: 10 }, { x: 0.4, y: 10 }, { x: 200, y: 50 }, { x: 900, y: 50 }] }, { points: [] }], 400)).toEqual([[0, 25, 500, 125, 1000, 125]])
  })
})

it('knows the second of the recording', () => {
  expect(secondOf(line('a', null, '甲'), '2026-11-29T01:00:00Z')).toBe(10)
  expect(secondOf(line('a', null, '甲'), '2026-11-29T01:00:20Z')).toBeNull()
  expect(secondOf(line('a', null, '甲'), null)).toBeNull()
})

it('answers what is asked', () => {
  expect(nextKind('QUESTION')).toBe('ANSWER')
  expect(nextKind('ANSWER')).toBe('QUESTION')
})
