import { describe, expect, it } from 'vitest'
import { another, type Entry, hourOf, isComplete, type Roster, shaped } from './roster'

const entry: Entry = { desk: 'd', official: 'o', pattern: 'WEEKLY', weekday: 3, monthDay: 15, from: '2026-12-07', until: '2026-12-31', starts: '09:00', ends: '11:30', slotMinutes: 30 }
const roster = { desks: [{ id: 'd', name: '1 号席' }] } as Roster

describe('an entry of a roster', () => {
  it('says only what its pattern asks for', () => {
    expect(shaped(entry)).toMatchObject({ weekday: 3, monthDay: null, until: '2026-12-31' })
    expect(shaped({ ...entry, pattern: 'MONTHLY' })).toMatchObject({ weekday: null, monthDay: 15 })
    expect(shaped({ ...entry, pattern: 'ONCE' })).toMatchObject({ weekday: null, monthDay: null, until: null })
    expect(shaped({ ...entry, weekday: null })).toMatchObject({ weekday: 1 })
  })
  it('is complete with an official, a desk, and hours and days in order', () => {
    expect(isComplete(entry)).toBe(true)
    for (const wrong of [{ official: '' }, { desk: '' }, { ends: '08:00' }, { until: '2026-12-01' }, { slotMinutes: 5 }]) expect(isComplete({ ...entry, ...wrong })).toBe(false)
  })
  it('repeats the one before but for the official', () => {
    expect(another([entry], roster, '2026-11-27')).toEqual({ ...entry, official: '' })
    expect(another([], roster, '2026-11-27')).toMatchObject({ desk: 'd', from: '2026-11-27', weekday: 1 })
  })
  it('tells hours without seconds', () => expect(hourOf('09:00:00')).toBe('09:00'))
})
