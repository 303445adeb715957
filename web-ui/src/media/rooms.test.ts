import { afterEach, expect, it, vi } from 'vitest'
import type { Connection } from '../wire/connection'
import { encodingOf } from './ladder'
import type { Picture } from './quality'
import { MediaRooms } from './rooms'
import type { Told } from './told'

const camera = { kind: 'video', contentHint: '', enabled: true, clone: () => ({ ...camera }) } as unknown as MediaStreamTrack
const captured = { getTracks: () => [camera] } as unknown as MediaStream
vi.mock('./capture', () => ({ capture: { stream: null, card: null }, openCapture: () => Promise.resolve(captured) }))

const sent: RTCRtpEncodingParameters[] = []
class Peer {
  connectionState = 'new'
  iceGatheringState = 'complete'
  localDescription = { sdp: 'v=0' }
  addTransceiver(_: MediaStreamTrack, { sendEncodings }: RTCRtpTransceiverInit) {
    sent.push(...(sendEncodings ?? []))
    return {}
  }
  setLocalDescription = () => Promise.resolve()
  close = () => undefined
}

function page() {
  let hear: (told: Told) => void = () => undefined
  const wire = {
    state: { connected: true, lostAt: null },
    subscribe: (_: string, listener: (told: Told) => void) => (hear = listener),
    onConnected: () => undefined,
    tell: () => undefined,
    command: () => Promise.resolve({ link: 'l1' }),
  } as unknown as Connection
  new MediaRooms(wire)
  return (picture: Picture) => hear({ type: 'seat', room: 'r1', seat: 's1', name: 'terminal', publish: true, watch: true, open: true, picture, iceServers: [] })
}

afterEach(() => {
  vi.unstubAllGlobals()
  sent.length = 0
})

it.each(['STILLS', 'REDUCED', 'FULL'] as const)('begins with as much picture as its seat sent last: %s', async (picture) => {
  vi.stubGlobal('RTCPeerConnection', Peer)
  vi.stubGlobal('RTCRtpSender', { getCapabilities: () => null })
  page()(picture)
  await vi.waitFor(() => expect(sent).toEqual([encodingOf(picture)]))
})
