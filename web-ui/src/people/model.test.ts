import { describe, expect, it } from 'vitest'
import { bar, query, rolesFor, today, TODAY_AT } from './model'

describe('days', () => {
  it('are those of Beijing', () => {
    expect(today(new Date('2026-11-25T15:59:59Z'))).toBe('2026-11-25')
    expect(today(new Date('2026-11-25T16:00:00Z'))).toBe('2026-11-26')
  })
})

describe('the bar of a duty', () => {
  it('ends today for what ended yesterday', () => {
    const { left, width } = bar('2025-11-26', '2026-11-25', '2026-11-26')
    expect(left).toBeCloseTo(50)
    expect(left + width).toBeCloseTo(TODAY_AT)
  })
  it('reaches the edge when no end is set', () => {
    const { left, width } = bar('2026-11-26', null, '2026-11-26')
    expect(left).toBeCloseTo(75)
    expect(left + width).toBe(100)
  })
  it('is nothing for what is long over', () => expect(bar('2010-01-01', '2012-01-01', '2026-11-26').width).toBe(0))
})

describe('roles', () => {
  it('of administrators are not offered for one’s own office', () => {
    expect(rolesFor('own', ['own'])).not.toContain('AUDITOR')
    expect(rolesFor('below', ['own'])).toContain('AUDITOR')
    expect(rolesFor(null, ['own'])).toContain('AUDITOR')
  })
})

it('asks for nothing that was not filled in', () => expect(query({ text: '王 伟', role: '', office: null })).toBe('text=%E7%8E%8B+%E4%BC%9F'))
