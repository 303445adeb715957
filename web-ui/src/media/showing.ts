import { shallowReactive } from 'vue'
import type { Picture } from './quality'

/** The second seat a page may have: what lies under the terminal's document camera, or is on the desk's screen. */
export type ShownSeat = 'camera' | 'screen'
const SEATS: readonly string[] = ['camera', 'screen']
export const isShown = (seat: string): seat is ShownSeat => SEATS.includes(seat)

/** What this page shows besides its face: one thing at a time, open for as long as it is shown. */
export const showing = shallowReactive({
  seat: null as ShownSeat | null,
  stream: null as MediaStream | null,
  /** Which camera it is. */
  camera: '',
})
let onEnded: (() => void) | null = null

/** A camera as sharp as it is: the stills that are taken meanwhile are taken of it. */
export const openCamera = (id: string): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video: { deviceId: id ? { ideal: id } : undefined, width: { ideal: 2560 }, height: { ideal: 1920 } } })

/** The browser asks which screen, window or tab. */
export const openScreen = (): Promise<MediaStream> => navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 5, max: 5 } }, audio: false })

/**
 * @param camera which it is, if it is one
 * @param ended is called once when the picture ends without being let go: unplugged, or stopped in the browser's own bar
 */
export function hold(seat: ShownSeat, stream: MediaStream, camera: string, ended: () => void): void {
  release()
  // Letters have edges: rather few pictures than soft ones.
  for (const track of stream.getVideoTracks()) {
    track.contentHint = 'detail'
    track.addEventListener('ended', () => showing.stream === stream && onEnded?.())
  }
  onEnded = ended
  Object.assign(showing, { seat, stream, camera })
}

export function release(): void {
  onEnded = null
  showing.stream?.getTracks().forEach((track) => track.stop())
  Object.assign(showing, { seat: null, stream: null, camera: '' })
}

const MOST_HEIGHT = { FULL: 1080, REDUCED: 720, STILLS: 720 }

/**
 * What the encoder is told: few pictures and sharp ones. On a line that does not bear a whole face it gets what voice and face leave.
 *
 * @param face how much of the face is sent now
 * @param height of the picture as it is; 0 while that is not known
 */
export function shownEncodingOf(face: Picture, height: number): { maxBitrate: number; scaleResolutionDownBy: number; maxFramerate: number } {
  const scaleResolutionDownBy = Math.max(1, height / MOST_HEIGHT[face])
  switch (face) {
    case 'FULL':
      return { maxBitrate: 600_000, scaleResolutionDownBy, maxFramerate: 5 }
    case 'REDUCED':
      return { maxBitrate: 200_000, scaleResolutionDownBy, maxFramerate: 2 }
    case 'STILLS':
      return { maxBitrate: 50_000, scaleResolutionDownBy, maxFramerate: 1 }
  }
}
