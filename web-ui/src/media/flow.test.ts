import { expect, test } from 'vitest'
import { Flow, Pictures } from './flow'

const LIMIT = 800

/** Looks every 200 ms, as the page does. */
function looks(flow: Flow, from: number, to: number, bytes: number): { due: number[]; holes: number[] } {
  const due: number[] = []
  const holes: number[] = []
  for (let now = from; now <= to; now += 200) {
    if (flow.hear(now, bytes, bytes)) holes.push(now)
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
  flow.hear(0, 100, 100)
  expect(flow.hear(5000, 100, 100)).toBe(false)
  expect(flow.isDue(5000, LIMIT)).toBe(false)
  expect(flow.hear(9000, 200, 200)).toBe(false)
})

test('the server alone asks for no whole picture, and the first sound after the hole does', () => {
  const flow = new Flow()
  flow.hear(0, 100, 50)
  for (let now = 200; now <= 3000; now += 200) expect(flow.hear(now, 100 + Math.floor(now / 600), 50)).toBe(false)
  expect(flow.hear(3200, 300, 60)).toBe(true)
  expect(flow.hear(3400, 400, 70)).toBe(false)
})

test('a face that stands still is asked for as a whole when parts of it come, ever less often', () => {
  const pictures = new Pictures()
  const asked: number[] = []
  for (let now = 0; now <= 8000; now += 500) if (pictures.hear(now, 3, now)) asked.push(now)
  expect(asked).toEqual([1500, 4500])
})

test('nothing is asked for while nothing of the face comes', () => {
  const pictures = new Pictures()
  for (let now = 0; now <= 8000; now += 500) expect(pictures.hear(now, 3, 20)).toBe(false)
  expect(pictures.hear(8500, 3, 21)).toBe(true)
})
