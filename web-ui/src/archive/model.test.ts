import { expect, test } from 'vitest'
import { trackAt, type Track } from './model'

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
