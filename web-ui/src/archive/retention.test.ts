import { expect, test } from 'vitest'
import { isHeld, offers, today, type Deletion, type Hold, type Keeping } from './retention'

const NOW = Date.parse('2026-11-30T16:30:00Z')
const hold = (releasedAt: string | null): Hold => ({ id: 'h', reason: '', heldBy: { id: 'a', name: '' }, heldAt: '', releasedBy: null, releasedAt, releaseReason: null })
const deletion = (stage: Deletion['stage']): Deletion => ({ id: 'd', stage, reason: '', askedBy: { id: 'a', name: '' }, askedAt: '', decidedBy: null, decidedAt: null, doneAt: null })
const keeping = (set: Partial<Keeping>): Keeping => ({ retention: 'SHORT', classes: [], due: '2026-12-01', holds: [], deletion: null, ...set })

test('counts days where the offices are', () => {
  expect(today(NOW)).toBe('2026-12-01')
})

test('offers to ask on the day, and neither before nor while it is held', () => {
  expect(offers(keeping({}), 'a', NOW)).toContain('ask')
  expect(offers(keeping({ due: '2026-12-02' }), 'a', NOW)).toEqual(['change'])
  expect(offers(keeping({ due: null }), 'a', NOW)).toEqual(['change'])
  expect(offers(keeping({ holds: [hold(null)] }), 'a', NOW)).toEqual(['change'])
  expect(offers(keeping({ holds: [hold('2026-11-01T00:00:00Z')] }), 'a', NOW)).toContain('ask')
})

test('offers to confirm to another person alone', () => {
  expect(offers(keeping({ deletion: deletion('ASKED') }), 'a', NOW)).toEqual(['change', 'withdraw'])
  expect(offers(keeping({ deletion: deletion('ASKED') }), 'b', NOW)).toEqual(['change', 'confirm', 'withdraw'])
  expect(offers(keeping({ deletion: deletion('ASKED'), holds: [hold(null)] }), 'b', NOW)).not.toContain('confirm')
})

test('offers nothing once it is ordered', () => {
  expect(offers(keeping({ deletion: deletion('ORDERED') }), 'b', NOW)).toEqual([])
  expect(offers(keeping({ deletion: deletion('DONE') }), 'b', NOW)).toEqual([])
})

test('one that is not released holds', () => {
  expect(isHeld(keeping({ holds: [hold('2026-11-01T00:00:00Z'), hold(null)] }))).toBe(true)
  expect(isHeld(keeping({ holds: [hold('2026-11-01T00:00:00Z')] }))).toBe(false)
})
