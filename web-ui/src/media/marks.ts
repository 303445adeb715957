/** When what happened, in milliseconds since 1970; read by measurements, never by the page. */
export const marks: Record<string, number> = {}

export function mark(name: string): void {
  marks[name] ??= performance.timeOrigin + performance.now()
}

export function unmark(name: string): void {
  delete marks[name]
}

const BRIGHT = 24

/** Marks the first frame that is not black. */
export function markFirstBrightFrame(video: HTMLVideoElement): void {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 16
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const look = () => {
    if (!context || !video.isConnected) return
    context.drawImage(video, 0, 0, 16, 16)
    const pixels = context.getImageData(0, 0, 16, 16).data
    let sum = 0
    for (let i = 0; i < pixels.length; i += 4) sum += (pixels[i]! + pixels[i + 1]! + pixels[i + 2]!) / 3
    if (sum / 256 > BRIGHT) mark('first-bright-frame')
    else video.requestVideoFrameCallback(look)
  }
  video.requestVideoFrameCallback(look)
}
