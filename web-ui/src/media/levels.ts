/** Loudness of a piece of sound, full scale = 0. */
export function decibels(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.max(-100, 10 * Math.log10(sum / Math.max(1, samples.length) || 1e-10))
}

/** Mean brightness of a picture's pixels (RGBA), 0 to 255. */
export function brightness(pixels: Uint8ClampedArray): number {
  let sum = 0
  for (let at = 0; at + 3 < pixels.length; at += 4) sum += 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0)
  return pixels.length < 4 ? 0 : sum / (pixels.length / 4)
}
