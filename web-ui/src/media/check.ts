import { brightness, decibels } from './levels'

const LOOK_MILLIS = 100
const SIZE = { width: 64, height: 36 }
const DARK = 12
const SILENT_DB = -75

export type CheckResult = 'good' | 'dark' | 'silent'

/** Looks and listens for a while: is there a picture, and does the microphone hear anything at all? */
export async function check(stream: MediaStream, millis: number): Promise<CheckResult> {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  await video.play()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, SIZE)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const sound = new AudioContext()
  const ear = sound.createAnalyser()
  sound.createMediaStreamSource(stream).connect(ear)
  await sound.resume()
  const samples = new Float32Array(ear.fftSize)
  let bright = 0
  let loud = -Infinity
  try {
    for (const until = performance.now() + millis; performance.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS))
      pen?.drawImage(video, 0, 0, SIZE.width, SIZE.height)
      bright = Math.max(bright, pen ? brightness(pen.getImageData(0, 0, SIZE.width, SIZE.height).data) : 0)
      ear.getFloatTimeDomainData(samples)
      loud = Math.max(loud, decibels(samples))
    }
  } finally {
    video.srcObject = null
    await sound.close()
  }
  if (bright < DARK) return 'dark'
  return loud < SILENT_DB ? 'silent' : 'good'
}
