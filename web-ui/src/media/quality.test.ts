import { expect, test } from 'vitest'
import { between, gradeOf, isCalm, sameWords, Steady, steadily, worst, type Quality, type Said } from './quality'
import { isListenedTo, OWN, watchersLoss } from './told'
import { noteOf, worse } from './use-lines'

const way = (grade: Quality['up']['grade'], lossPercent = 0) => ({ grade, lossPercent, rttMillis: 20, kbps: 900 })

test('loss and rate are of the time between two looks', () => {
  const before = { at: 1000, bytes: 10_000, packets: 100, lost: 5 }
  expect(between(before, { at: 3000, bytes: 260_000, packets: 190, lost: 15 })).toEqual({ lossPercent: 10, kbps: 1000 })
  expect(between(before, before)).toEqual({ lossPercent: 0, kbps: 0 })
})

test('counters that begin anew are no loss and no rate', () => {
  expect(between({ at: 0, bytes: 9000, packets: 90, lost: 9 }, { at: 2000, bytes: 0, packets: 0, lost: 0 })).toEqual({ lossPercent: 0, kbps: 0 })
})

test('grades', () => {
  expect(gradeOf(2.9, 299)).toBe('GOOD')
  expect(gradeOf(3, 20)).toBe('FAIR')
  expect(gradeOf(0, 300)).toBe('FAIR')
  expect(gradeOf(8, 20)).toBe('POOR')
  expect(gradeOf(0, 600)).toBe('POOR')
})

test('one burst is no news, a line that is lost is', () => {
  const steady = new Steady()
  expect(['POOR', 'GOOD', 'POOR', 'POOR', 'LOST', 'GOOD'].map((one) => steady.look(one as Quality['up']['grade']))).toEqual(['GOOD', 'GOOD', 'GOOD', 'POOR', 'LOST', 'GOOD'])
})

test('of several ways the worst is told, and once it lasts', () => {
  const steady = new Steady()
  const seen = () => steadily(worst([way('GOOD', 1), way('POOR', 9), way('FAIR', 4)]), steady)
  expect(seen()).toMatchObject({ grade: 'GOOD', lossPercent: 9 })
  expect(seen().grade).toBe('POOR')
  expect(worst([])).toMatchObject({ grade: 'GOOD', lossPercent: 0 })
})

test('a burst is not calm, though it is no news', () => {
  const one: Said = { up: way('GOOD', 0), down: way('GOOD', 40), picture: 'FULL', quiet: false }
  expect(isCalm(one)).toBe(false)
  expect(isCalm({ ...one, down: way('GOOD', 1) })).toBe(true)
  expect(isCalm({ ...one, down: way('GOOD', 1), picture: 'REDUCED' })).toBe(false)
})

test('figures alone are no other words', () => {
  const one: Said = { up: way('GOOD', 0), down: way('GOOD', 1), picture: 'FULL', quiet: false }
  expect(sameWords(one, { ...one, up: way('GOOD', 2) })).toBe(true)
  expect(sameWords(one, { ...one, picture: 'STILLS' })).toBe(false)
  expect(sameWords(one, { ...one, down: way('FAIR') })).toBe(false)
})

test('a page takes care of the worst who hears it, and not of itself, of a guest, or of whoever fell silent', () => {
  const heard = (lossPercent: number, at: number) => ({ up: way('GOOD'), down: way('POOR', lossPercent), picture: 'FULL' as const, at })
  const lines = new Map([[OWN, heard(40, 20_000)], ['terminal', heard(12, 19_000)], ['desk', heard(30, 1000)], ['guesta', heard(50, 19_000)]])
  expect(watchersLoss(lines, 20_000)).toBe(12)
  expect(watchersLoss(lines, 25_000)).toBeNull()
  expect(watchersLoss(undefined, 0)).toBeNull()
})

test('somebody listens while another sends less than the whole picture', () => {
  const sends = (picture: Quality['picture']) => ({ up: way('GOOD'), down: way('GOOD'), picture, at: 0 })
  expect(isListenedTo(undefined)).toBe(false)
  expect(isListenedTo(new Map([[OWN, sends('STILLS')], ['terminal', sends('FULL')]]))).toBe(false)
  expect(isListenedTo(new Map([[OWN, sends('FULL')], ['guesta', sends('REDUCED')]]))).toBe(true)
})

test('the worse way gives the word, and a picture that is less gives its own', () => {
  const heard = { up: way('FAIR'), down: way('POOR'), picture: 'FULL' as const, at: 0 }
  expect(worse(heard)).toBe('POOR')
  expect(noteOf(heard)).toBe('poor')
  expect(noteOf({ ...heard, picture: 'STILLS' })).toBe('STILLS')
  expect(noteOf({ ...heard, picture: 'STILLS', up: way('LOST') })).toBe('lost')
  expect(noteOf({ ...heard, down: way('GOOD') })).toBeNull()
})
