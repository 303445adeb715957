import { i18n } from '../i18n'

/** Why there is no picture; who unplugs a camera gives no reason. */
export const SOUND_ONLY_REASONS = ['NO_CAMERA', 'BROKEN', 'LINE', 'WISH'] as const
export type CardReason = (typeof SOUND_ONLY_REASONS)[number] | 'UNPLUGGED'

const WIDTH = 640
const HEIGHT = 360
const PAINT_MILLIS = 500

/** A picture made of words: the other side, and the recording, see that there is none, and why. */
export function cardTrack(reason: CardReason): MediaStreamTrack {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  const track = canvas.captureStream(1000 / PAINT_MILLIS).getVideoTracks()[0]
  if (!pen || !track) throw new Error('this browser makes no picture of a canvas')
  const paint = () => {
    pen.fillStyle = '#2c3a4a'
    pen.fillRect(0, 0, WIDTH, HEIGHT)
    pen.fillStyle = '#fff'
    pen.textAlign = 'center'
    pen.font = '600 34px sans-serif'
    pen.fillText(i18n.global.t('device.card'), WIDTH / 2, HEIGHT / 2 - 16, WIDTH - 40)
    pen.font = '24px sans-serif'
    pen.fillText(i18n.global.t(`device.reason.${reason}`), WIDTH / 2, HEIGHT / 2 + 30, WIDTH - 40)
  }
  paint()
  // A canvas that nobody paints sends nothing.
  const timer = setInterval(() => (track.readyState === 'live' ? paint() : clearInterval(timer)), PAINT_MILLIS)
  return track
}
