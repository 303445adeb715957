import { describe, expect, it } from 'vitest'
import en from '../i18n/en/notices'
import zh from '../i18n/zh/notices'
import { conditions, KINDS, nothing, precision, STAGES, tone } from './model'

describe('the filter of notices', () => {
  it('asks for nothing when nothing is set', () => expect(conditions(nothing()).toString()).toBe(''))
  it('counts days in Beijing, the last one included', () => {
    const asked = conditions({ days: ['2026-05-07', '2026-05-08'], stage: 'FAILED', kind: 'BOOKED' })
    expect(Object.fromEntries(asked)).toEqual({ from: '2026-05-06T16:00:00.000Z', until: '2026-05-08T16:00:00.000Z', stage: 'FAILED', kind: 'BOOKED' })
  })
})

describe('since when', () => {
  it('is a time alone on the same day in Beijing', () => {
    expect(precision('2026-11-29T16:00:00Z', Date.parse('2026-11-30T15:59:00Z'))).toBe('minute')
    expect(precision('2026-11-29T15:59:00Z', Date.parse('2026-11-29T16:01:00Z'))).toBe('moment')
  })
})

describe('the words of notices', () => {
  it.each([zh, en])('name every stage and kind', ({ notices }) => {
    expect(Object.keys(notices.stages)).toEqual([...STAGES])
    expect(Object.keys(notices.kinds)).toEqual([...KINDS])
  })
  it('show only what went wrong in red', () => expect(STAGES.filter((stage) => tone(stage) === 'bad')).toEqual(['FAILED', 'GIVEN_UP']))
})
