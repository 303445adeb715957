import { expect, test } from 'vitest'
import { Sparing } from './sparing'

const SEATS = ['guesta', 'desk', 'terminal', 'camera']
const CALM = { lossPercent: 5, rttMillis: 320 }

/** Looks every two seconds, as pages do. */
function during(sparing: Sparing, from: number, seconds: number, way: typeof CALM): string[] {
  for (let now = from; now <= from + seconds * 1000; now += 2000) sparing.look(now, way)
  return SEATS.filter((seat) => sparing.shows(seat))
}

test('a burst takes no picture away', () => {
  const sparing = new Sparing()
  expect(during(sparing, 0, 2, { ...CALM, lossPercent: 60 })).toEqual(SEATS)
  expect(during(sparing, 4000, 20, CALM)).toEqual(SEATS)
})

test('a line that is flooded keeps the voice alone', () => {
  expect(during(new Sparing(), 0, 4, { ...CALM, lossPercent: 60 })).toEqual([])
})

test('a line that bears a little less loses one kind after another, papers last', () => {
  const sparing = new Sparing()
  const lossy = { ...CALM, lossPercent: 12 }
  expect(during(sparing, 0, 4, lossy)).toEqual(['desk', 'terminal', 'camera'])
  expect(during(sparing, 6000, 4, lossy)).toEqual(['terminal', 'camera'])
  expect(during(sparing, 12_000, 4, lossy)).toEqual(['camera'])
  expect(during(sparing, 18_000, 4, lossy)).toEqual([])
  expect(during(sparing, 24_000, 20, lossy)).toEqual([])
})

test('they come back in the other order, and what was not borne later each time', () => {
  const sparing = new Sparing()
  during(sparing, 0, 4, { ...CALM, lossPercent: 60 })
  expect(during(sparing, 6000, 12, CALM)).toEqual(['camera'])
  expect(during(sparing, 20_000, 4, { ...CALM, lossPercent: 60 })).toEqual([])
  expect(during(sparing, 26_000, 22, CALM)).toEqual([])
  expect(during(sparing, 50_000, 0, CALM)).toEqual(['camera'])
  expect(during(sparing, 52_000, 12, CALM)).toEqual(['terminal', 'camera'])
})
