const SIZE = 15
const TILT_DEGREES = 18
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The words once, tilted, to be laid over a picture again and again; to be recognized, not to hide the face.
 *
 * @returns the drawing, and its width in pixels
 */
export function tileOf(words: string): { svg: string; width: number } {
  const length = words.length * SIZE
  const tilt = (TILT_DEGREES / 180) * Math.PI
  const [width, height] = [Math.round(length * Math.cos(tilt)) + 3 * SIZE, Math.round(length * Math.sin(tilt)) + 3 * SIZE]
  const [x, y] = [SIZE, height - SIZE]
  const text = `<text x="${x}" y="${y}" transform="rotate(-${TILT_DEGREES} ${x} ${y})" font-size="${SIZE}" font-family="sans-serif" fill="#fff" fill-opacity=".42" stroke="#000" stroke-opacity=".28" stroke-width="2" paint-order="stroke">${escaped(words)}</text>`
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${text}</svg>`, width }
}
