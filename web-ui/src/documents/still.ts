/** So that it is sent within seconds also where 150 kbit/s go up. */
const MOST_BYTES = 700 * 1024
const QUALITIES = [0.9, 0.8, 0.7, 0.55, 0.4]

/** The whole picture of a camera as a JPEG; null while there is none. */
export async function still(video: HTMLVideoElement): Promise<Blob | null> {
  if (!video.videoWidth) return null
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  let smallest: Blob | null = null
  for (const quality of QUALITIES) {
    smallest = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (smallest && smallest.size <= MOST_BYTES) break
  }
  return smallest
}
