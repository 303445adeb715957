import { expect, test } from 'vitest'
import { fingerprint } from './devices'
import { MicWatch } from './mic-watch'

const ROOM = -60
const SPEECH = -25
const NOTHING = -100

function during(mic: MicWatch, from: number, millis: number, level: number, muted: boolean) {
  let note = null as ReturnType<MicWatch['look']>
  for (let now = from; now <= from + millis; now += 200) note = mic.look(now, level, muted)
  return note
}

test('a room in which nobody speaks is heard, a microphone that hears nothing is told of after ten seconds', () => {
  const mic = new MicWatch()
  expect(during(mic, 0, 60_000, ROOM, false)).toBeNull()
  expect(during(mic, 60_200, 9600, NOTHING, false)).toBeNull()
  expect(during(mic, 70_000, 400, NOTHING, false)).toBe('silent')
  expect(mic.look(70_600, ROOM, false)).toBeNull()
})

test('a page that is opened with a dead microphone tells of it too', () => {
  expect(during(new MicWatch(), 0, 10_000, NOTHING, false)).toBe('silent')
})

test('who speaks while the microphone is off is told for some seconds, a cough is not', () => {
  const mic = new MicWatch()
  expect(during(mic, 0, 400, SPEECH, true)).toBeNull()
  expect(during(mic, 600, 3000, ROOM, true)).toBeNull()
  expect(during(mic, 3800, 400, SPEECH, true)).toBeNull()
  expect(during(mic, 4400, 200, ROOM, true)).toBeNull()
  expect(during(mic, 4800, 200, SPEECH, true)).toBe('muted')
  expect(during(mic, 5200, 3000, ROOM, true)).toBe('muted')
  expect(during(mic, 8400, 2000, ROOM, true)).toBeNull()
  during(mic, 11_000, 1000, SPEECH, true)
  expect(mic.look(12_200, SPEECH, false)).toBeNull()
})

test('the same devices in another order are the same machine', () => {
  expect(fingerprint(['b', '', 'a'])).toBe(fingerprint(['a', 'b']))
  expect(fingerprint(['a'])).not.toBe(fingerprint(['a', 'b']))
})
