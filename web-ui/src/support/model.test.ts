import { describe, expect, it } from 'vitest'
import { isAnswered, isOpen, waitsLong, type HelpCall } from './model'

const NAMED = { id: '1', name: 'Somebody' }
const call: HelpCall = { id: '1', kind: 'DESK', post: NAMED, office: NAMED, inTalk: false, about: 'SOUND', words: '', askedBy: NAMED, askedAt: '2026-03-02T01:00:00Z', takenBy: null, takenAt: null, closedBy: null, closedAt: null, note: '' }
const at = Date.parse(call.askedAt)

describe('a call for help', () => {
  it('waits long after five minutes without an owner', () => {
    expect(waitsLong(call, at + 299_000)).toBe(false)
    expect(waitsLong(call, at + 300_000)).toBe(true)
    expect(waitsLong({ ...call, takenBy: NAMED }, at + 900_000)).toBe(false)
    expect(waitsLong({ ...call, closedAt: '2026-03-02T01:01:00Z' }, at + 900_000)).toBe(false)
  })
  it('is answered when a technician closed it, not when it was taken back', () => {
    const closed = { ...call, closedBy: NAMED, closedAt: '2026-03-02T01:01:00Z' }
    expect([isOpen(null), isOpen(call), isOpen(closed)]).toEqual([false, true, false])
    expect([isAnswered(null), isAnswered(call), isAnswered(closed), isAnswered({ ...closed, note: 'Plugged in.' })]).toEqual([false, false, false, true])
  })
})
