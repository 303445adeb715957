import { expect, test } from 'vitest'
import { Repeated, TWICE_WITHIN_MILLIS } from './alarm'

test('a key that is pressed once by mistake raises nothing, and pressed twice once', () => {
  const keys = new Repeated(2)
  expect(keys.done(0)).toBe(false)
  expect(keys.done(TWICE_WITHIN_MILLIS)).toBe(false)
  expect(keys.done(TWICE_WITHIN_MILLIS + 300)).toBe(true)
  expect(keys.done(TWICE_WITHIN_MILLIS + 400)).toBe(false)
})

test('three clicks are three, however close', () => {
  const clicks = new Repeated(3)
  expect([clicks.done(0), clicks.done(100), clicks.done(200), clicks.done(300)]).toEqual([false, false, true, false])
})
