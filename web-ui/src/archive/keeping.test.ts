import { expect, test } from 'vitest'
import en from '../i18n/en'
import zh from '../i18n/zh'
import { failureOf, isComparing, rootIn, roomBeside, roomIn, size, troubleOf, wordOf, type Space } from './keeping'

const space = (freeBytes: number, writable = true): Space => ({ freeBytes, totalBytes: 1000, reserveBytes: 100, writable })

test('says that room is scarce before it is short', () => {
  expect([200, 199, 100, 99].map((free) => roomIn(space(free)))).toEqual(['AMPLE', 'SCARCE', 'SCARCE', 'SHORT'])
  expect(roomIn(space(900, false))).toBe('SHUT')
})

test('says of a full disk that receptions wait only when no other has room', () => {
  const rooms = (one: Space, roomiest: Space) => [roomBeside(one, roomiest), roomBeside(roomiest, roomiest)]
  expect(rooms(space(99), space(500))).toEqual(['SPILLING', 'AMPLE'])
  expect(rooms(space(0, false), space(150))).toEqual(['SHUT_SPILLING', 'SCARCE'])
  expect(rooms(space(50), space(99))).toEqual(['SHORT', 'SHORT'])
  expect(rooms(space(0, false), space(99))).toEqual(['SHUT', 'SHORT'])
})

test('writes sizes with three digits at most', () => {
  expect([0, 900, 1024, 1536, 128 * 2 ** 20, 5.5 * 2 ** 40].map(size)).toEqual(['0 B', '900 B', '1.0 KB', '1.5 KB', '128 MB', '5.5 TB'])
})

test('finds the root in a signed head', () => {
  expect(rootIn('dangmian/recordings\n7\nAbc=\n\n— dangmian/recordings x\n')).toBe('Abc=')
})

test('compares from the question until all recordings came round', () => {
  const at = (askedAt: string | null, wholeAt: string | null) => isComparing({ askedAt, beganAt: null, answeredAt: null, wholeAt })
  expect(at(null, null)).toBe(false)
  expect(at('2026-11-30T08:00:00Z', null)).toBe(true)
  expect(at('2026-11-30T08:00:00Z', '2026-11-30T07:59:59Z')).toBe(true)
  expect(at('2026-11-30T08:00:00Z', '2026-11-30T08:00:01Z')).toBe(false)
})

test('words every kind of incident and every fault in both languages', () => {
  for (const words of [zh.keeping, en.keeping]) {
    expect(Object.keys(words.kind).sort()).toEqual(['CHANGED', 'FILES', 'GONE', 'LOW_SPACE', 'NEVER_RECORDED', 'NOT_ARCHIVED', 'STORE_UNANSWERED', 'STRAY_TAPE', 'UNANSWERED', 'UNASKED'])
    expect(Object.keys(words.do).sort()).toEqual(Object.keys(words.kind).sort())
    expect(Object.keys(words.room).sort()).toEqual(['AMPLE', 'SCARCE', 'SHORT', 'SHUT', 'SHUT_SPILLING', 'SPILLING'])
    expect(Object.keys(words.store.reason).sort()).toEqual(['bucket', 'busy', 'keys', 'network', 'refused'])
    expect(Object.keys(words.fault).sort()).toEqual(['damaged', 'missing', 'no-key', 'wrong-length'])
  }
})

test('tells a store that does not answer from a service that does not', () => {
  expect(wordOf({ kind: 'UNANSWERED', subject: 'store' })).toBe('STORE_UNANSWERED')
  expect(wordOf({ kind: 'UNANSWERED', subject: 'recording-service' })).toBe('UNANSWERED')
  expect(wordOf({ kind: 'STRAY_TAPE', subject: 'store' })).toBe('STRAY_TAPE')
  expect(['keys', 'something new', null].map(troubleOf)).toEqual(['keys', 'refused', 'refused'])
})

test('says why something was not archived in words, also when the service knows a reason more', () => {
  expect(['storage', 'something new', null].map(failureOf)).toEqual(['storage', 'internal', 'internal'])
})
