import { expect, test } from 'vitest'
import { Flow } from './flow'

const LIMIT = 800

/** Looks every 200 ms, as the page does. */
function looks(flow: Flow, from: number, to: number, bytes: number): { due: number[]; holes: number[] } {
  const due: number[] = []
  const holes: number[] = []
  for (let now = from; now <= to; now += 200) {
    if (flow.hear(now, bytes)) holes.push(now)
    if (flow.isDue(now, LIMIT)) due.push(now)
  }
  return { due, holes }
}

test('a link that is silent is made anew after its limit, and then ever less often', () => {
  expect(looks(new Flow(), 0, 7000, 100).due).toEqual([800, 2800, 6800])
})

test('what comes after a hole asks for a whole picture, once', () => {
  const flow = new Flow()
  looks(flow, 0, 600, 100)
  expect(looks(flow, 800, 1000, 200).holes).toEqual([800])
  expect(looks(flow, 1200, 1200, 300).holes).toEqual([])
})

test('a link on which nothing ever came is made anew as well', () => {
  expect(looks(new Flow(), 0, 1000, 0).due).toEqual([800])
})

test('it is as patient as at first once something came', () => {
  const flow = new Flow()
  looks(flow, 0, 6800, 1)
  expect(looks(flow, 7000, 7000, 2).holes).toEqual([7000])
  expect(looks(flow, 7200, 9800, 2).due).toEqual([7800, 9800])
})

test('a page that was too busy to look does not take that for silence', () => {
  const flow = new Flow()
  flow.hear(0, 100)
  expect(flow.hear(5000, 100)).toBe(false)
  expect(flow.isDue(5000, LIMIT)).toBe(false)
  expect(flow.hear(9000, 200)).toBe(false)
})
