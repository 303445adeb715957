import { reactive } from 'vue'

export type DeviceTrouble = 'insecure' | 'denied' | 'no-camera' | 'no-microphone' | 'none' | 'busy'

/** The camera and the microphone of this page: opened once, shared, released when nobody needs them. */
export const capture = reactive({ stream: null as MediaStream | null, trouble: null as DeviceTrouble | null })

let opening: Promise<MediaStream | null> | null = null

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

async function open(): Promise<MediaStream | null> {
  if (!navigator.mediaDevices) {
    capture.trouble = 'insecure'
    return null
  }
  try {
    capture.stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15, max: 30 } },
    })
    capture.trouble = null
  } catch (error) {
    const trouble = troubleOf(error)
    capture.trouble = trouble === 'none' ? await missing() : trouble
  }
  return capture.stream
}

export function openCapture(): Promise<MediaStream | null> {
  if (capture.stream?.active) return Promise.resolve(capture.stream)
  opening ??= open().finally(() => (opening = null))
  return opening
}

export function releaseCapture(): void {
  capture.stream?.getTracks().forEach((track) => track.stop())
  capture.stream = null
}
