import { expect, test } from 'vitest'
import { letterOf } from '../media/told'
import { guestsOf, trackAt, type Track } from './model'

const track = (name: string, seat: Track['seat'], offsetMillis: number, durationMillis: number): Track => ({ name, seat, url: '', offsetMillis, durationMillis })
const tracks = [track('terminal-1', 'terminal', 0, 1000), track('terminal-2', 'terminal', 3000, 2000), track('desk-1', 'desk', 20, 4980)]

test('finds the track of the moment', () => {
  expect(trackAt(tracks, 'terminal', 999)?.name).toBe('terminal-1')
  expect(trackAt(tracks, 'terminal', 3000)?.name).toBe('terminal-2')
  expect(trackAt(tracks, 'desk', 3000)?.name).toBe('desk-1')
})

test('shows nothing in a gap, before the first and after the last track', () => {
  expect(trackAt(tracks, 'terminal', 1000)).toBeNull()
  expect(trackAt(tracks, 'desk', 0)).toBeNull()
  expect(trackAt(tracks, 'terminal', 5000)).toBeNull()
})

const called = [...tracks, track('guestc-1', 'guestc', 500, 1000), track('guesta-1', 'guesta', 1000, 500), track('guesta-2', 'guesta', 4000, 1000)]

test('knows the guests of a talk once each, in the order of their letters', () => {
  expect(guestsOf(called)).toEqual(['guesta', 'guestc'])
  expect(guestsOf(called).map(letterOf)).toEqual(['A', 'C'])
  expect(guestsOf(tracks)).toEqual([])
})

test('a guest is there from joining to leaving, and again after coming back', () => {
  expect([0, 999, 1000, 1499, 1500, 3999, 4000, 4999, 5000].map((at) => trackAt(called, 'guesta', at)?.name ?? null)).toEqual([
    null, null, 'guesta-1', 'guesta-1', null, null, 'guesta-2', 'guesta-2', null,
  ])
})
