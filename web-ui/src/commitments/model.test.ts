import { describe, expect, it } from 'vitest'
import { daysLeft } from './model'

describe('days until the last one', () => {
  const evening = Date.parse('2026-11-30T15:59:00Z') // 23:59 in Beijing
  it('are counted by the calendar in Beijing', () => {
    expect(daysLeft('2026-11-30', evening)).toBe(0)
    expect(daysLeft('2026-12-01', evening)).toBe(1)
    expect(daysLeft('2026-12-01', evening + 60_000)).toBe(0)
  })
  it('are below nought once it is over', () => expect(daysLeft('2026-11-20', evening)).toBe(-10))
  it('pass the end of a year', () => expect(daysLeft('2027-01-02', evening)).toBe(33))
})
