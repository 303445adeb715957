import { describe, expect, it } from 'vitest'
import { clock, dayAfter, daysToFriday, freshness, type Reception, roomOfCall, secondsSince, type Stage } from './model'

describe('clock', () => {
  it('counts minutes and seconds', () => expect(clock(65.9)).toBe('1:05'))
  it('counts hours', () => expect(clock(3661)).toBe('1:01:01'))
  it('never runs backwards', () => expect(clock(-3)).toBe('0:00'))
})

describe('freshness', () => {
  it('is believed for 15 s', () => expect(freshness(14)).toBe('good'))
  it('is doubtful after that', () => expect(freshness(15)).toBe('warn'))
  it('is stale after the lease', () => expect(freshness(120)).toBe('bad'))
})

describe('roomOfCall', () => {
  const at = (stage: Stage) => roomOfCall({ stage, room: 'r1' } as Reception)
  it('is known from the ring to the open gate', () => expect([at('CALLED'), at('CONNECTING')]).toEqual(['r1', 'r1']))
  it('is none while one waits, talks, or is not there', () =>
    expect([at('QUEUED'), at('SKIPPED'), at('IN_PROGRESS'), at('WRAP_UP'), roomOfCall(null)]).toEqual([null, null, null, null, null]))
})

describe('secondsSince', () => {
  it('is never negative when clocks differ', () => expect(secondsSince('2026-01-01T00:00:10Z', Date.parse('2026-01-01T00:00:05Z'))).toBe(0))
})

describe('a day that is promised', () => {
  it('is a day in Beijing', () => {
    expect(dayAfter(Date.parse('2026-11-29T15:59:00Z'), 0)).toBe('2026-11-29')
    expect(dayAfter(Date.parse('2026-11-29T16:00:00Z'), 0)).toBe('2026-11-30')
    expect(dayAfter(Date.parse('2026-11-29T16:00:00Z'), 15)).toBe('2026-12-15')
  })
  it('is the Friday to come', () => {
    const friday = (day: string) => dayAfter(Date.parse(`${day}T04:00:00Z`), daysToFriday(Date.parse(`${day}T04:00:00Z`)))
    expect(['2026-11-29', '2026-11-30', '2026-12-03', '2026-12-04', '2026-12-05'].map(friday)).toEqual(['2026-12-04', '2026-12-04', '2026-12-04', '2026-12-11', '2026-12-11'])
  })
})
