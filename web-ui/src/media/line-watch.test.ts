import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LineWatch } from './line-watch'
import type { Link } from './link'
import type { Pulse } from './pulse'
import { Room } from './room'

const pulses = new Map<object, Pulse>()
vi.mock('./pulse', () => ({ pulseOf: (pc: object) => Promise.resolve({ ...pulses.get(pc) }) }))

/** A link of which somebody counts. */
function link(name: string, sends: boolean) {
  const set = vi.fn((_: RTCRtpSendParameters) => Promise.resolve())
  const sender = { track: { kind: 'video', getSettings: () => ({ height: 1080 }) }, getParameters: () => ({ encodings: [{}] }), setParameters: set }
  const pc = { connectionState: 'connected', getSenders: () => [sender] }
  const counted = { at: 0, bytes: 0, packets: 0, lost: 0 }
  pulses.set(pc, { connected: true, heardBytes: 1, rttMillis: 20, sent: sends ? { ...counted, availableKbps: 2000, isHeldBack: false } : null, received: sends ? null : { ...counted, frames: 0, picturePackets: 0 } })
  return { link: { name, pc, id: name, encoded: 'FULL', pictured: true } as unknown as Link, set, pulse: pulses.get(pc)! }
}
let quiet = false
let listened = false
const line = { restart: vi.fn(), refresh: vi.fn(), doubt: vi.fn(), show: vi.fn(), tell: vi.fn(), isQuiet: () => quiet, watchersLoss: () => 0, isListenedTo: () => listened }
const room = new Room('r')
const own = link('own', true)
const screen = link('screen', true)
const face = link('terminal', false)
const camera = link('camera', false)

let watch: LineWatch

beforeEach(() => {
  vi.useFakeTimers()
  room.publishing = own.link
  room.shown = new Room('r', room)
  room.shown.publishing = screen.link
  room.watching.set('terminal', face.link).set('camera', camera.link)
  quiet = listened = false
  room.picture = 'FULL'
  Object.assign(own.pulse.sent!, { availableKbps: 2000, isHeldBack: false })
  face.link.pictured = camera.link.pictured = true
  watch = new LineWatch({ ...line, openRooms: () => [room] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.clearAllMocks()
})

/** @param heard on which something comes meanwhile */
async function pass(millis: number, ...heard: { pulse: Pulse }[]): Promise<void> {
  for (let passed = 0; passed < millis; passed += 200) {
    heard.forEach(({ pulse }) => {
      pulse.heardBytes++
      if (pulse.received) {
        pulse.received.bytes++
        pulse.received.frames++
      }
    })
    await vi.advanceTimersByTimeAsync(200)
  }
}

test('a picture that stands still is no dead line, and a face is', async () => {
  await pass(400, own, face, camera, screen)
  await pass(10_000, own, face)
  expect(line.restart).not.toHaveBeenCalled()
  await pass(7000, own, face)
  expect(line.restart).toHaveBeenCalledWith(room, camera.link)
  line.restart.mockClear()
  await pass(5000, own, camera)
  expect(line.restart).toHaveBeenCalledWith(room, face.link)
})

test('asks for no whole picture because few come', async () => {
  await pass(400, own, face, camera, screen)
  for (let second = 0; second < 4; second++) {
    await pass(1000, own, face)
    await pass(200, own, face, camera)
  }
  expect(line.refresh).not.toHaveBeenCalled()
  await pass(1000, own, camera)
  await pass(200, own, face, camera)
  expect(line.refresh).toHaveBeenCalledWith(face.link)
})

test('what is shown besides has what the face and the voice leave', async () => {
  await pass(4000, own, face, camera, screen)
  expect(screen.set).not.toHaveBeenCalled()
  Object.assign(own.pulse.sent!, { availableKbps: 120, isHeldBack: true })
  await pass(8000, own, face, camera, screen)
  const told = screen.set.mock.lastCall?.[0].encodings[0]
  expect(told).toMatchObject({ maxBitrate: 50_000, maxFramerate: 1 })
  expect(own.set.mock.lastCall?.[0].encodings[0]).toMatchObject({ maxBitrate: 40_000 })
})

test('who comes back begins with as much of the picture as before', async () => {
  watch = new LineWatch({ ...line, openRooms: () => [room], watchersLoss: () => null })
  room.picture = 'STILLS'
  await pass(2200, own, face, camera, screen)
  expect(line.tell.mock.lastCall?.[1]).toMatchObject({ picture: 'STILLS' })
})

test('says at once that the camera was switched off', async () => {
  await pass(2200, own, face, camera, screen)
  expect(line.tell.mock.lastCall?.[1]).toMatchObject({ quiet: false, picture: 'FULL' })
  line.tell.mockClear()
  await pass(400, own, face, camera, screen)
  expect(line.tell).not.toHaveBeenCalled()
  quiet = true
  watch.sayAnew()
  await pass(400, own, face, camera, screen)
  expect(line.tell.mock.lastCall?.[1]).toMatchObject({ quiet: true })
})

test('whoever was called in over a flooded line asks for the voice alone, and a side for everything', async () => {
  const flooded = async () => {
    for (let second = 0; second < 8; second++) {
      for (const { pulse } of [face, camera]) Object.assign(pulse.received!, { packets: pulse.received!.packets + 50, lost: pulse.received!.lost + 40 })
      await pass(1000, own, face, camera, screen)
    }
  }
  await flooded()
  expect(line.show).not.toHaveBeenCalled()
  room.name = 'guesta'
  await flooded()
  expect(line.show.mock.calls.map(([, link, shown]) => [(link as Link).name, shown])).toEqual([['terminal', false], ['camera', false]])
  room.name = ''
})

test('a face that stands still while parts of it come is asked for as a whole, less often each time', async () => {
  await pass(400, own, face, camera, screen)
  const hear = async (millis: number) => {
    for (let passed = 0; passed < millis; passed += 200) {
      face.pulse.heardBytes++
      face.pulse.received!.picturePackets++
      await pass(200, own, camera, screen)
    }
  }
  await hear(1400)
  expect(line.refresh).not.toHaveBeenCalled()
  await hear(400)
  expect(line.refresh.mock.calls).toEqual([[face.link]])
  await hear(2600)
  expect(line.refresh).toHaveBeenCalledTimes(1)
  await hear(600)
  expect(line.refresh).toHaveBeenCalledTimes(2)
  face.link.pictured = false
  await hear(8000)
  expect(line.refresh).toHaveBeenCalledTimes(2)
  face.link.pictured = true
})

test('what one source loses on its way up is neither the own line nor a reason to do without the others', async () => {
  const guest = link('guesta', false)
  room.watching.set('guesta', guest.link)
  const lose = async (of: { pulse: Pulse }) => {
    for (let second = 0; second < 8; second++) {
      for (const one of [face, camera, guest]) Object.assign(one.pulse.received!, { packets: one.pulse.received!.packets + 50, lost: one.pulse.received!.lost + (one === of ? 40 : 0) })
      await pass(1000, own, face, camera, guest, screen)
    }
  }
  await lose(guest)
  expect(line.tell.mock.lastCall?.[1].down).toMatchObject({ grade: 'GOOD', lossPercent: 0 })
  room.name = 'guestb'
  await lose(face)
  expect(line.tell.mock.lastCall?.[1].down).toMatchObject({ grade: 'POOR' })
  expect(line.show).not.toHaveBeenCalled()
  room.name = ''
  room.watching.delete('guesta')
})

test('who hears all is well says so every ten seconds, and at every look while another goes by it', async () => {
  await pass(4000, own, face, camera, screen)
  line.tell.mockClear()
  await pass(8000, own, face, camera, screen)
  expect(line.tell.mock.calls.length).toBeLessThanOrEqual(1)
  line.tell.mockClear()
  listened = true
  await pass(8000, own, face, camera, screen)
  expect(line.tell).toHaveBeenCalledTimes(4)
})
