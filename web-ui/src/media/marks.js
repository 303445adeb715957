// Plain JavaScript, so that the benchmark's pages measure with this very code.

/**
 * When what happened, in milliseconds since 1970; read by measurements, never by the page.
 * @type {Record<string, number>}
 */
export const marks = {}

/** @param {string} name */
export function mark(name) {
  marks[name] ??= performance.timeOrigin + performance.now()
}

/** @param {string} name */
export function unmark(name) {
  delete marks[name]
}

const BRIGHT = 24

/**
 * Nothing lies over it.
 * @param {HTMLVideoElement} video
 */
function isSeen(video) {
  const box = video.getBoundingClientRect()
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === video
}

/**
 * Marks the first frame that is seen and not black.
 * @param {HTMLVideoElement} video
 */
export function markFirstBrightFrame(video) {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 16
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const look = () => {
    if (!context || !video.isConnected) return
    context.drawImage(video, 0, 0, 16, 16)
    const pixels = context.getImageData(0, 0, 16, 16).data
    let sum = 0
    for (let i = 0; i < pixels.length; i += 4) sum += ((pixels[i] ?? 0) + (pixels[i + 1] ?? 0) + (pixels[i + 2] ?? 0)) / 3
    if (sum / 256 > BRIGHT && isSeen(video)) mark('first-bright-frame')
    else video.requestVideoFrameCallback(look)
  }
  video.requestVideoFrameCallback(look)
}
