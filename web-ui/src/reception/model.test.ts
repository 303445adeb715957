import { describe, expect, it } from 'vitest'
import { clock, freshness, secondsSince } from './model'

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

describe('secondsSince', () => {
  it('is never negative when clocks differ', () => expect(secondsSince('2026-01-01T00:00:10Z', Date.parse('2026-01-01T00:00:05Z'))).toBe(0))
})
