import { describe, expect, it } from 'vitest'
import { conditions, groups, nothing, percent, type Verification } from './model'

describe('the conditions of a search', () => {
  it('are none when nothing is set', () => expect(conditions(nothing()).toString()).toBe(''))
  it('take times as the wall clock of Beijing', () => {
    const found = conditions({ ...nothing(), times: ['2026-11-26T00:05:00', '2026-11-27T00:00:00'] })
    expect(found.get('from')).toBe('2026-11-25T16:05:00.000Z')
    expect(found.get('until')).toBe('2026-11-26T16:00:00.000Z')
  })
  it('leave out blanks around what was typed', () => expect(conditions({ ...nothing(), subject: '  abc ' }).toString()).toBe('subject=abc'))
})

describe('a hash', () => {
  it('is read in groups of four', () => expect(groups('0123456789')).toEqual(['0123', '4567', '89']))
})

describe('a verification', () => {
  const one = (stage: Verification['stage'], checked: number, total: number) =>
    percent({ id: '', at: '', person: null, stage, total, checked, findings: 0, endedAt: null })
  it('is not complete before it has ended', () => expect(one('running', 300, 200)).toBe(99))
  it('has begun when nothing is known yet', () => expect(one('running', 0, 0)).toBe(0))
  it('is complete when it has ended', () => expect(one('sound', 150, 200)).toBe(100))
  it('tells how far it is', () => expect(one('running', 50, 200)).toBe(25))
})
