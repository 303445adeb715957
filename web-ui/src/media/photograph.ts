const MOST_BYTES = 200 * 1024
const WIDTH = 480
const HEIGHT = 640

/** The middle of a live picture as a JPEG that is small enough to be kept; null while there is no picture. */
export async function photograph(video: HTMLVideoElement): Promise<Blob | null> {
  if (!video.videoWidth) return null
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const scale = Math.max(WIDTH / video.videoWidth, HEIGHT / video.videoHeight)
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale]
  canvas.getContext('2d')?.drawImage(video, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height)
  for (const quality of [0.9, 0.75, 0.6, 0.4]) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (blob && blob.size <= MOST_BYTES) return blob
  }
  return null
}
