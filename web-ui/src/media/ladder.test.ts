import { expect, test } from 'vitest'
import { encodingOf, Ladder, type Burden } from './ladder'

const CALM: Burden = { availableKbps: null, isHeldBack: false, lossPercent: 0, rttMillis: 40, watchersLossPercent: 0 }
const NARROW: Burden = { ...CALM, availableKbps: 110, isHeldBack: true }
const LOSSY: Burden = { ...CALM, watchersLossPercent: 10 }

/** Looks every two seconds, as pages do. */
function during(ladder: Ladder, from: number, seconds: number, burden: Burden) {
  let picture = ladder.picture
  for (let now = from; now <= from + seconds * 1000; now += 2000) picture = ladder.look(now, burden)
  return picture
}

test('a burst of trouble changes nothing, trouble that lasts leaves a picture or two a second', () => {
  const ladder = new Ladder('FULL')
  expect(during(ladder, 0, 2, NARROW)).toBe('FULL')
  expect(ladder.look(4000, CALM)).toBe('FULL')
  expect(during(ladder, 6000, 2, NARROW)).toBe('FULL')
  expect(ladder.look(10_000, NARROW)).toBe('STILLS')
})

test('a browser that has little to send believes in little, and that is no bad line', () => {
  const ladder = new Ladder('FULL')
  expect(during(ladder, 0, 20, { ...CALM, availableKbps: 100 })).toBe('FULL')
  expect(during(ladder, 22_000, 4, { ...CALM, availableKbps: 300, isHeldBack: true })).toBe('REDUCED')
  expect(during(ladder, 28_000, 4, { ...CALM, availableKbps: 130, lossPercent: 5 })).toBe('STILLS')
})

test('the ear of the other side counts as much as the own line', () => {
  const ladder = new Ladder('FULL')
  expect(during(ladder, 0, 4, LOSSY)).toBe('REDUCED')
  expect(during(ladder, 6000, 4, { ...CALM, watchersLossPercent: 20 })).toBe('STILLS')
})

test('it climbs one step at a time after a calm time', () => {
  const ladder = new Ladder('FULL')
  during(ladder, 0, 4, NARROW)
  expect(during(ladder, 6000, 10, CALM)).toBe('STILLS')
  expect(ladder.look(18_000, CALM)).toBe('REDUCED')
  expect(during(ladder, 20_000, 10, CALM)).toBe('REDUCED')
  expect(ladder.look(32_000, CALM)).toBe('FULL')
})

test('a step that the line did not bear is taken back at once, and tried again only after twice the time', () => {
  const ladder = new Ladder('FULL')
  during(ladder, 0, 4, NARROW)
  during(ladder, 6000, 12, CALM)
  expect(ladder.picture).toBe('REDUCED')
  expect(ladder.look(20_000, NARROW)).toBe('STILLS')
  expect(during(ladder, 22_000, 22, CALM)).toBe('STILLS')
  expect(ladder.look(46_000, CALM)).toBe('REDUCED')
})

test('nothing is tried while nobody says how much comes, and who comes back begins where they were', () => {
  const ladder = new Ladder('STILLS')
  expect(during(ladder, 0, 60, { ...CALM, watchersLossPercent: null })).toBe('STILLS')
  expect(during(ladder, 62_000, 12, CALM)).toBe('REDUCED')
  expect(during(new Ladder('FULL'), 0, 4, { ...NARROW, watchersLossPercent: null })).toBe('STILLS')
})

test('a distant line is calm, a lossy one is not', () => {
  const ladder = new Ladder('FULL')
  during(ladder, 0, 4, NARROW)
  expect(during(ladder, 6000, 60, { ...CALM, lossPercent: 7 })).toBe('STILLS')
  expect(during(ladder, 80_000, 12, { ...CALM, lossPercent: 5, rttMillis: 300 })).toBe('REDUCED')
})

test('the lowest rung leaves the voice its place on 150 kbit/s', () => {
  expect(encodingOf('STILLS')).toMatchObject({ maxBitrate: 40_000, scaleResolutionDownBy: 3 })
  expect(encodingOf('STILLS').maxFramerate).toBe(5)
  expect(encodingOf('FULL').maxFramerate).toBeUndefined()
})
