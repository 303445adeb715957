import { encode } from 'uqr'

const WIDTH = 720
const HEIGHT = 960
const SIDE = 480
const FONT = "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"

/** Breaks where it must, between any two signs of Chinese and between words of English. */
function lines(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const found = ['']
  for (const piece of text.match(/[\x21-\x7e]+\s?|./gu) ?? []) {
    const last = found.length - 1
    if (context.measureText(found[last] + piece).width > width && found[last]) found.push(piece)
    else found[last] += piece
  }
  return found
}

/** The code as a picture among the photographs of the phone. */
export async function savePicture(what: { code: string; address: string; title: string; hint: string; site: string }): Promise<void> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = '#fff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = '#1d2733'
  context.textAlign = 'center'
  context.font = `34px ${FONT}`
  context.fillText(what.title, WIDTH / 2, 80)
  context.font = `bold 60px ui-monospace, 'Liberation Mono', monospace`
  context.fillText(what.code, WIDTH / 2, 170)
  const grid = encode(what.address, { border: 2 })
  const module = Math.floor(SIDE / grid.size)
  const left = Math.round((WIDTH - module * grid.size) / 2)
  context.fillStyle = '#000'
  grid.data.forEach((row, y) => row.forEach((on, x) => on && context.fillRect(left + x * module, 210 + y * module, module, module)))
  context.fillStyle = '#1d2733'
  context.font = `28px ${FONT}`
  let y = 750
  for (const line of [...lines(context, what.hint, WIDTH - 80), what.site]) {
    context.fillText(line, WIDTH / 2, y, WIDTH - 40)
    y += 42
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${what.title}-${what.code}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
