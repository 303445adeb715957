import { expect, test } from 'vitest'
import { Flow } from './flow'

const LIMIT = 800

function at(flow: Flow, bytes: number, ...times: number[]) {
  return times.map((now) => flow.look(now, bytes, LIMIT))
}

test('a link that is silent is made anew after its limit, and then ever less often', () => {
  const flow = new Flow()
  flow.begin(0)
  expect(at(flow, 100, 0, 250, 750)).toEqual(['flows', 'silent', 'silent'])
  expect(at(flow, 100, 800, 1000, 2750, 2800, 6750, 6800)).toEqual(['restart', 'silent', 'silent', 'restart', 'silent', 'restart'])
})

test('what comes after a hole asks for a whole picture, once', () => {
  const flow = new Flow()
  flow.begin(0)
  at(flow, 100, 0)
  expect(flow.look(900, 200, LIMIT)).toBe('back')
  expect(flow.look(1150, 300, LIMIT)).toBe('flows')
  expect(flow.look(1400, 300, LIMIT)).toBe('silent')
  expect(flow.look(1500, 400, LIMIT)).toBe('flows')
})

test('a link on which nothing ever came is made anew as well', () => {
  const flow = new Flow()
  flow.begin(0)
  expect(at(flow, 0, 100, 500, 900)).toEqual(['flows', 'silent', 'restart'])
})

test('it is as patient as at first once something came', () => {
  const flow = new Flow()
  flow.begin(0)
  at(flow, 1, 0, 800, 2800, 6800)
  expect(flow.look(7000, 2, LIMIT)).toBe('back')
  expect(at(flow, 2, 7800, 9700, 9800)).toEqual(['restart', 'silent', 'restart'])
})
