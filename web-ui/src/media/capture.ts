import { reactive, watch } from 'vue'
import { cardTrack, type CardReason } from './card'
import { devices, lookForDevices, type Input } from './devices'

export type DeviceTrouble = 'insecure' | 'denied' | 'no-camera' | 'no-microphone' | 'none' | 'busy'
type Kind = 'video' | 'audio'

/**
 * The camera and the microphone of this page: opened once, shared, released when nobody needs them. What is unplugged is replaced:
 * by another device, or by a card that says so. A stream is another one whenever a device is.
 */
export const capture = reactive({
  stream: null as MediaStream | null,
  trouble: null as DeviceTrouble | null,
  /** Why a card is sent in place of a picture. */
  card: null as CardReason | null,
})

let opening: Promise<MediaStream | null> | null = null
let wanted = false

function troubleOf(error: unknown): DeviceTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return 'busy'
}

async function missing(): Promise<DeviceTrouble> {
  const kinds = (await navigator.mediaDevices.enumerateDevices()).map((device) => device.kind)
  if (!kinds.includes('videoinput') && !kinds.includes('audioinput')) return 'none'
  return kinds.includes('videoinput') ? 'no-microphone' : 'no-camera'
}

/** What was chosen is preferred, not demanded: a machine without it has another. */
const chosen = (input: Input) => (devices.chosen[input] ? { deviceId: { ideal: devices.chosen[input] } } : {})

const wishes = {
  audio: () => ({ echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...chosen('microphone') }),
  video: () => ({ width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15, max: 30 }, ...chosen('camera') }),
}

async function tracks(...kinds: Kind[]): Promise<MediaStreamTrack[]> {
  const stream = await navigator.mediaDevices.getUserMedia(Object.fromEntries(kinds.map((kind) => [kind, wishes[kind]()])))
  return stream.getTracks()
}

/** Puts tracks in place of those of their kind. */
function adopt(...fresh: MediaStreamTrack[]): MediaStream {
  const kinds = fresh.map((track) => track.kind)
  const kept = (capture.stream?.getTracks() ?? []).filter((track) => !kinds.includes(track.kind) || (track.stop(), false))
  for (const track of fresh) track.onended = () => void replace(track.kind as Kind)
  capture.stream = new MediaStream([...kept, ...fresh])
  void lookForDevices()
  return capture.stream
}

async function open(): Promise<MediaStream | null> {
  if (!navigator.mediaDevices) {
    capture.trouble = 'insecure'
    return null
  }
  const reason = capture.card
  try {
    adopt(...(reason ? [...(await tracks('audio')), cardTrack(reason)] : await tracks('audio', 'video')))
    capture.trouble = null
  } catch (error) {
    const trouble = troubleOf(error)
    capture.trouble = trouble === 'none' ? await missing() : trouble
  }
  return capture.stream
}

/** The camera that shows the face now, or would. */
export const faceCamera = (): string | undefined => (capture.card === null ? capture.stream?.getVideoTracks()[0]?.getSettings().deviceId : undefined) ?? devices.chosen.camera

export function openCapture(): Promise<MediaStream | null> {
  wanted = true
  if (capture.stream?.active) return Promise.resolve(capture.stream)
  opening ??= open().finally(() => (opening = null))
  return opening
}

export function releaseCapture(): void {
  wanted = false
  capture.stream?.getTracks().forEach((track) => track.stop())
  capture.stream = null
  capture.card = null
}

/** It was unplugged, or another is wanted: another device, or none that can be seen to be none. */
async function replace(kind: Kind): Promise<void> {
  if (!wanted || !capture.stream) return
  try {
    adopt(...(await tracks(kind)))
    if (kind === 'video') capture.card = null
    capture.trouble = null
  } catch (error) {
    const found = troubleOf(error)
    capture.trouble = found === 'none' ? (kind === 'video' ? 'no-camera' : 'no-microphone') : found
    if (kind === 'video') showCard('UNPLUGGED')
  }
}

function showCard(reason: CardReason): void {
  capture.card = reason
  adopt(cardTrack(reason))
}

/** Somebody saw to what was wrong. */
export async function tryAgain(): Promise<void> {
  if (!capture.stream?.active) await openCapture()
  else await replace(capture.trouble === 'no-microphone' ? 'audio' : 'video')
}

/** Joins, or goes on, with the sound alone; the other side and the recording see a card that says why. */
export async function soundOnly(reason: CardReason): Promise<void> {
  capture.card = reason
  capture.trouble = null
  if (capture.stream?.active) showCard(reason)
  else await openCapture()
}

/** The camera again. */
export async function pictureAgain(): Promise<void> {
  await replace('video')
}

export async function choose(input: Input, deviceId: string): Promise<void> {
  devices.choose(input, deviceId)
  if (input !== 'camera' || capture.card === null || capture.card === 'UNPLUGGED') await replace(input === 'camera' ? 'video' : 'audio')
}

/** Plugged in: what was missing is there. */
watch(
  () => [devices.cameras.length, devices.microphones.length],
  ([cameras = 0, microphones = 0], [before = 0, earlier = 0]) => {
    if (!wanted) return
    if (!capture.stream) {
      if (capture.trouble && (cameras > before || microphones > earlier)) void openCapture()
      return
    }
    if (capture.card === 'UNPLUGGED' && cameras > before) void replace('video')
    if (capture.trouble === 'no-microphone' && microphones > earlier) void replace('audio')
  },
)
